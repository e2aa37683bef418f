// HCL as far as Bake files need it.
#ifndef FL_SETTINGS_HCL_H
#define FL_SETTINGS_HCL_H

#include "settings/value.h"

enum { HCL_DEPTH_MAX = 16, HCL_VALUES_MAX = 5000 };

// The blocks and attributes of a text as a map: `target "a" { ... }` is the member `a` of the member `target`. A name that stands
// for a value becomes the text `${NAME}`; what is computed becomes `${}`. Never fails: what is not understood is passed
// over. The texts live as long as `text` and the arena.
void hcl_read(Arena *a, Str text, Value *out);

#endif
