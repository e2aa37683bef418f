// Texts with variables, in Compose and in Bake files.
#ifndef FL_SETTINGS_TEMPLATE_H
#define FL_SETTINGS_TEMPLATE_H

#include "fl_context.h"
#include "settings/value.h"

// Where variables have their values.
typedef struct TemplateScope {
    const Value
        *file; // of Bake, where `${X}` is the default of the block `variable "X"`; NULL: Compose
    const Value *bound; // of Bake: a map of what a matrix gives
    const FlPair *env;  // of Compose: what is set; the values are templates, too
    uint32_t env_count;
    bool has_more;    // of Compose: other variables may be set, too
    uint32_t *budget; // how many bytes may still be read: variables can name each other in all ways
} TemplateScope;

// What a text comes to when nothing else in the environment sets its variables: in Compose `${X:-1}` is `1`, `$$` is a dollar
// sign. False when a variable has no value, or the budget is used up.
bool template_expand(Arena *a, Str text, const TemplateScope *scope, Str *out);

#endif
