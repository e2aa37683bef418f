// The table of settings, for YAML files, editors, the JSON schema and the documentation.
#ifndef FL_SETTINGS_KEYS_H
#define FL_SETTINGS_KEYS_H

#include "fl_packed.h"
#include "settings/settings.h"

typedef enum KeyKind {
    KEY_CHOICE,    // one of `choices`, stored as a number from 1
    KEY_SWITCH,    // true or false, stored as 2 or 1
    KEY_TEXT,      //
    KEY_LOOKUP,    // one of `choices`; the last one is not allowed in a file
    KEY_PROGRAM,   // one of `choices`, or a program's absolute path, which is not allowed in a file
    KEY_TEXTS,     // a list of texts; a single text is a list of one
    KEY_PAIRS,     // a map of texts
    KEY_RULES,     // rule -> level, or a map with `level`
    KEY_PLATFORM,  // a text such as `linux/arm64`
    KEY_PRAGMAS,   // a switch, or a map with `require-reason`
    KEY_OVERRIDES, // a list of maps
    KEY_IGNORED,   // a list of rules to switch off
    KEY_LISTS,     // level -> list of rules
} KeyKind;

enum { IN_FILE = 1, IN_OVERRIDE = 2, IN_HADOLINT = 4 };

typedef struct Key {
    const char *name;
    uint8_t kind, where; // KeyKind, IN_*
    uint16_t offset;     // of the member that it sets
    uint16_t is_given;   // offset of a bool that is set with it, or 0
    PackedText help;
    const char *choices;
    const char *standard; // the default; empty: none
} Key;

extern const Key keys[];
extern const uint32_t key_count;

Str key_name(const Key *key);
Str key_choices(const Key *key);

// The key with that name that is allowed in `where` (IN_*); NULL if none.
const Key *key_find(Str name, uint8_t where);

// The nearest name of such a key; empty when none is near.
Str key_suggest(Str name, uint8_t where);

#define LEVEL_CHOICES   "off|hint|information|warning|error"
#define LOOKUP_CHOICES  "off|on-request|on"
#define PROFILE_CHOICES "default|strict|hadolint|buildkit"
#define FAIL_CHOICES    "never|hint|information|warning|error"

// The JSON schema of .fairlead.yaml, and the table of its keys for README.md.
Str keys_schema(Arena *a);
Str keys_markdown(Arena *a);

#endif
