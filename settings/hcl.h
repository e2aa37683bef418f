// A parser for the subset of HCL in Bake files.
#ifndef FL_SETTINGS_HCL_H
#define FL_SETTINGS_HCL_H

#include "settings/value.h"

enum { HCL_DEPTH_MAX = 16, HCL_VALUES_MAX = 5000 };

// Parses blocks and attributes into a map: `target "a" { ... }` is the member `a` of the member
// `target`. A variable as value becomes the text `${NAME}`, a computed value `${}`. Never fails:
// unknown syntax is skipped. Texts live as long as `text` and the arena.
void hcl_read(Arena *a, Str text, Value *out);

#endif
