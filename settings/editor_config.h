// Files called .editorconfig (https://spec.editorconfig.org).
#ifndef FL_SETTINGS_EDITOR_CONFIG_H
#define FL_SETTINGS_EDITOR_CONFIG_H

#include "analysis.h"

typedef struct EditorPair {
    Str name, value; // the name in lower case
} EditorPair;

typedef struct EditorPairs {
    EditorPair *item;
    uint32_t count, room;
} EditorPairs;

// Whether no file of a folder above counts.
bool editor_config_is_root(Str text);

// Adds what the file says of `path`, which is relative to its folder. What was there of the same name is replaced.
void editor_config_read(Arena *a, Str text, Str path, EditorPairs *pairs);

// The value of that name, or an empty one.
Str editor_config_value(const EditorPairs *pairs, Str name);

#endif
