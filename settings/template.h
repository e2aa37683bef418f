// Texts with variables in Compose and Bake files.
#ifndef FL_SETTINGS_TEMPLATE_H
#define FL_SETTINGS_TEMPLATE_H

#include "fl_context.h"
#include "settings/value.h"

// The variables of a template.
typedef struct TemplateScope {
    const Value *file;  // Bake: `${X}` is the default of the block `variable "X"`; NULL: Compose
    const Value *bound; // Bake: a map with the current values of a matrix
    const FlPair *env;  // Compose: known variables; their values are templates
    uint32_t env_count;
    bool has_more;    // Compose: other variables may be set
    uint32_t *budget; // bytes that may still be read, as variables can refer to each other
} TemplateScope;

// Expands a text for an otherwise empty environment: in Compose `${X:-1}` is `1`, and `$$` a dollar
// sign. False when a variable is unknown, or the budget is exhausted.
bool template_expand(Arena *a, Str text, const TemplateScope *scope, Str *out);

#endif
