// YAML as far as configuration needs it.
#ifndef FL_SETTINGS_YAML_H
#define FL_SETTINGS_YAML_H

#include "settings/value.h"

enum {
    YAML_TEXT_MAX = 256 << 10, // bytes of a file
    YAML_DEPTH_MAX = 16,
    YAML_VALUES_MAX = 5000, // with those that an alias stands for
};

// The value of a text with one document; an empty one is VALUE_NULL. False when the text is no YAML or over a limit: then one
// problem tells why. The texts in it live in the arena.
bool yaml_read(Arena *a, Str text, Value *out, Problems *problems);

#endif
