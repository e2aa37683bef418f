// The table of settings: what YAML files and editors may say, what the JSON schema allows and what the documentation lists.
#ifndef FL_SETTINGS_KEYS_H
#define FL_SETTINGS_KEYS_H

#include "fl_packed.h"
#include "settings/settings.h"

typedef enum KeyKind {
    KEY_CHOICE,    // one of `choices`, kept as a number from 1
    KEY_SWITCH,    // true or false, kept as 2 or 1
    KEY_TEXT,      //
    KEY_LOOKUP,    // one of `choices`, of which a file may tell all but the last
    KEY_PROGRAM,   // one of `choices`, or the absolute path of a program, which no file may tell
    KEY_TEXTS,     // a list of texts; one text is a list of one
    KEY_PAIRS,     // a map of texts
    KEY_RULES,     // rule -> level, or a map with `level`
    KEY_PLATFORM,  // a text such as `linux/arm64`
    KEY_PRAGMAS,   // a switch, or a map with `require-reason`
    KEY_OVERRIDES, // a list of maps
    KEY_IGNORED,   // a list of rules that are off
    KEY_LISTS,     // level -> list of rules
} KeyKind;

enum { IN_FILE = 1, IN_OVERRIDE = 2, IN_HADOLINT = 4 };

typedef struct Key {
    const char *name;
    uint8_t kind, where; // KeyKind, IN_*
    uint16_t offset;     // of what it sets
    uint16_t is_given;   // offset of a bool that tells so, or 0
    PackedText help;
    const char *choices;
    const char *standard; // what holds when it is not given; empty if that is nothing
} Key;

extern const Key keys[];
extern const uint32_t key_count;

Str key_name(const Key *key);
Str key_choices(const Key *key);

// The key of that name in such a place, or NULL.
const Key *key_find(Str name, uint8_t where);

// The nearest name of a key in such a place; empty when none is near.
Str key_suggest(Str name, uint8_t where);

#define LEVEL_CHOICES   "off|hint|information|warning|error"
#define LOOKUP_CHOICES  "off|on-request|on"
#define PROFILE_CHOICES "default|strict|hadolint|buildkit"
#define FAIL_CHOICES    "never|hint|information|warning|error"

// The JSON schema of .fairlead.yaml, and the table of its keys for README.md.
Str keys_schema(Arena *a);
Str keys_markdown(Arena *a);

#endif
