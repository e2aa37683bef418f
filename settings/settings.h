// The settings of one source, and the merged settings for one Dockerfile.
#ifndef FL_SETTINGS_SETTINGS_H
#define FL_SETTINGS_SETTINGS_H

#include "fl_options.h"
#include "settings/value.h"

// Sources, from the weakest to the strongest.
typedef enum SettingsKind {
    SETTINGS_DOCKER, // of Docker's language server
    SETTINGS_HADOLINT_ENVIRONMENT,
    SETTINGS_HADOLINT_FILE,
    SETTINGS_FILE, // .fairlead.yaml
    SETTINGS_EDITOR,
    SETTINGS_ENVIRONMENT, // FAIRLEAD_RULES
    SETTINGS_COMMAND,
} SettingsKind;

typedef struct SettingTexts {
    Str *item;
    uint32_t count, room;
} SettingTexts;

typedef struct SettingPairs {
    SettingTexts name, value;
} SettingPairs;

typedef struct SettingLevels {
    FlLevel *item;
    uint32_t count, room;
} SettingLevels;

// Settings of one source. Zero means "not set"; choices are numbers from 1. Lives as long as the
// arena it was read in.
typedef struct Settings {
    SettingsKind kind;
    Str path;   // empty if the source is no file
    Str folder; // absolute; paths and globs are relative to it
    uint8_t profile, fail_on, pragmas, requires_reason, strict_labels, no_fail, no_color, verbose;
    uint8_t value_hints, stage_hints, user_hints, cache_hints, keeps_multiline, lookup;
    SettingLevels rules;
    struct {
        FlOption *item;
        uint32_t count, room;
    } options; // of rules
    SettingTexts select;
    SettingTexts files, stages; // of an override: where it applies
    SettingTexts exclude, registries, formats;
    bool has_registries, has_labels, has_secrets; // set, perhaps to an empty list
    Str context, target, platform;
    Str shellcheck; // `auto`, `off` or a path
    SettingPairs build_args, contexts, labels, secrets;
    struct {
        struct Settings *item;
        uint32_t count, room;
    } overrides;
} Settings;

// Reads a value tree. Errors are added to the problems; everything else is applied.
void settings_read(Arena *a, SettingsKind kind, const Value *root, Settings *out,
                   Problems *problems);

// The same from YAML text. False when a problem is more than a remark.
bool settings_read_yaml(Arena *a, SettingsKind kind, Str text, Settings *out, Problems *problems);

// Reads the section `docker.languageserver` of an editor. Unknown members are ignored silently.
void settings_read_docker(Arena *a, const Value *root, Settings *out);

// Adds the level of a rule from `ID=LEVEL`, as options and FAIRLEAD_RULES have it.
bool settings_add_rule(Arena *a, Settings *s, Str text, Problems *problems);

// Adds the level for an id, code or glob, with a remark if no rule has that name.
void settings_add_level(Arena *a, Settings *s, Str name, FlSeverity level, ValuePlace place,
                        Problems *problems);

// Sets `shellcheck`. False when the text is invalid, or a path in a source where paths are not
// allowed.
bool settings_set_shellcheck(Settings *s, Str text);

// Sets `lookup`. False when the text is invalid, or `on` in a source where that is not allowed.
bool settings_set_lookup(Settings *s, Str text);

// Adds a required label, `NAME:TYPE` as in hadolint's options. False when it is invalid.
bool settings_add_label(Arena *a, Settings *s, Str text);

// Read hadolint's environment variables, and ours. `get` returns false for an unset variable.
typedef bool SettingsGet(void *context, const char *name, Str *value);
void settings_read_hadolint_environment(Arena *a, SettingsGet *get, void *context, Settings *out);
void settings_read_environment(Arena *a, SettingsGet *get, void *context, Settings *out,
                               Problems *problems);

// A severity by name (`info`, and hadolint's `style`, too); STR_NONE if there is none.
uint32_t settings_level(Str name);

// The index of `word` among the choices separated by `|`; STR_NONE if none.
uint32_t settings_choice(Str choices, Str word);

// Whether registries are asked about images.
typedef enum Lookup { LOOKUP_OFF, LOOKUP_ON_REQUEST, LOOKUP_ON } Lookup;

enum { SETTINGS_MOST = 10 };

// The sources for one Dockerfile, the weakest first.
typedef struct SettingsStack {
    const Settings *item[SETTINGS_MOST];
    uint32_t count;
    Str root; // paths in editor settings are relative to it
} SettingsStack;

void settings_push(SettingsStack *stack, const Settings *settings);

// The merged settings for one Dockerfile.
typedef struct Effective {
    FlConfig config;
    FlSeverity fail_on; // FL_OFF: never
    bool is_excluded, requires_reason, no_color, is_verbose;
    bool has_context_option; // the context comes from the command line: comments do not change it
    bool keeps_multiline;    // the formatter leaves instructions of several lines unchanged
    Str context;             // absolute path of the build context; empty if not set
    Str shellcheck;          // `off`, a path, or empty: it is searched for
    Lookup lookup;
    SettingTexts formats;
} Effective;

// `path` is absolute, or empty. The result lives in the arena and in the settings.
void settings_resolve(Arena *a, const SettingsStack *stack, Str path, Effective *out);

#endif
