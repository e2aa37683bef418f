// Texts with variables, in Compose and in Bake files.
#ifndef FL_SETTINGS_TEMPLATE_H
#define FL_SETTINGS_TEMPLATE_H

#include "settings/value.h"

// What a text of a Compose file comes to when nothing in the environment sets its variables: `${X:-1}` is `1`, `$$` is a dollar
// sign. False when a variable has no default.
bool template_of_compose(Arena *a, Str text, Str *out);

// The same for Bake: `${X}` is the default of the block `variable "X"` in the file.
bool template_of_bake(Arena *a, Str text, const Value *file, Str *out);

#endif
