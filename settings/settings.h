// What one source says, and what all of them make of one Dockerfile.
#ifndef FL_SETTINGS_SETTINGS_H
#define FL_SETTINGS_SETTINGS_H

#include "fl_options.h"
#include "settings/value.h"

// From the weakest to the strongest.
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

// Zero is "not said" everywhere; choices are numbers from 1. Lives as long as the arena it was read in.
typedef struct Settings {
    SettingsKind kind;
    Str path;   // of the file; empty when it is none
    Str folder; // absolute: what its paths and globs are relative to
    uint8_t profile, fail_on, pragmas, requires_reason, strict_labels, no_fail, no_color, verbose;
    uint8_t value_hints, stage_hints, user_hints, cache_hints, keeps_multiline, lookup;
    SettingLevels rules;
    struct {
        FlOption *item;
        uint32_t count, room;
    } options; // of rules
    SettingTexts select;
    SettingTexts files, stages; // what an override is about
    SettingTexts exclude, registries, formats;
    bool has_registries, has_labels, has_secrets; // said, though perhaps empty
    Str context, target, platform;
    Str shellcheck; // `auto`, `off` or a path
    SettingPairs build_args, contexts, labels, secrets;
    struct {
        struct Settings *item;
        uint32_t count, room;
    } overrides;
} Settings;

// Reads the tree of a file or of an editor. What is wrong is added to the problems; all else holds.
void settings_read(Arena *a, SettingsKind kind, const Value *root, Settings *out,
                   Problems *problems);

// Reads `text` as YAML, then as above. False when there is a problem that is more than a remark.
bool settings_read_yaml(Arena *a, SettingsKind kind, Str text, Settings *out, Problems *problems);

// Reads `docker.languageserver` of an editor. What it does not know is not ours to judge.
void settings_read_docker(Arena *a, const Value *root, Settings *out);

// Adds the level of a rule, `ID=LEVEL`, as options and FAIRLEAD_RULES have it.
bool settings_add_rule(Arena *a, Settings *s, Str text, Problems *problems);

// Adds a level to a rule, id, code or glob, with a remark where there is no such rule.
void settings_add_level(Arena *a, Settings *s, Str name, FlSeverity level, ValuePlace place,
                        Problems *problems);

// Sets whether ShellCheck is asked, or its path. False when the text is neither, or a path where none may be told.
bool settings_set_shellcheck(Settings *s, Str text);

// Sets whether registries are asked. False when the text is no such choice, or `on` where that may not be told.
bool settings_set_lookup(Settings *s, Str text);

// Adds a label that images have to have, `NAME:TYPE` as hadolint's options have it. False when it is not one.
bool settings_add_label(Arena *a, Settings *s, Str text);

// Reads hadolint's variables, and ours. `get` answers false for one that is not set.
typedef bool SettingsGet(void *context, const char *name, Str *value);
void settings_read_hadolint_environment(Arena *a, SettingsGet *get, void *context, Settings *out);
void settings_read_environment(Arena *a, SettingsGet *get, void *context, Settings *out,
                               Problems *problems);

// The level or threshold of that name, `info` and hadolint's `style` too; STR_NONE if there is none.
uint32_t settings_level(Str name);

// The row of `word` among choices parted by `|`, STR_NONE if it is none of them.
uint32_t settings_choice(Str choices, Str word);

// Whether registries are asked about images.
typedef enum Lookup { LOOKUP_OFF, LOOKUP_ON_REQUEST, LOOKUP_ON } Lookup;

enum { SETTINGS_MOST = 10 };

// All sources for one Dockerfile, the weakest first.
typedef struct SettingsStack {
    const Settings *item[SETTINGS_MOST];
    uint32_t count;
    Str root; // from where on paths are meant in the settings of an editor
} SettingsStack;

void settings_push(SettingsStack *stack, const Settings *settings);

// What holds for one Dockerfile.
typedef struct Effective {
    FlConfig config;
    FlSeverity fail_on; // FL_OFF: never
    bool is_excluded, requires_reason, no_color, is_verbose;
    bool has_context_option; // the context is of the command line: no comment says it better
    bool keeps_multiline;    // the formatter leaves instructions of several lines alone
    Str context;             // the folder of the build context, absolute; empty when it is not told
    Str shellcheck;          // `off`, the path of the program, or empty: it is looked for
    Lookup lookup;
    SettingTexts formats;
} Effective;

// `path` is absolute where there is one. The result lives in the arena and in the settings.
void settings_resolve(Arena *a, const SettingsStack *stack, Str path, Effective *out);

#endif
