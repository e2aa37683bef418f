// A YAML parser for configuration files.
#ifndef FL_SETTINGS_YAML_H
#define FL_SETTINGS_YAML_H

#include "settings/value.h"

enum {
    YAML_TEXT_MAX = 256 << 10, // bytes of a file
    YAML_DEPTH_MAX = 16,
    YAML_VALUES_MAX = 5000, // including those that aliases repeat
};

// Parses a text with one document; an empty one is VALUE_NULL. False, with a problem added, when it
// is no YAML or exceeds a limit. Texts live in the arena.
bool yaml_read(Arena *a, Str text, Value *out, Problems *problems);

#endif
