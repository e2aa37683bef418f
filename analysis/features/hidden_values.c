// Finds secret values in texts.
#include "features/hidden_values.h"
#include "base/vec.h"
#include "features/hover.h"
#include "lint/secret_names.h"
#include "values/secrets.h"

enum {
    HIDDEN_MAX = 32, // number of values searched for; with more, nothing is shown
    HIDDEN_MIN = 4,  // shorter values would match by chance
};

HiddenValues hidden_values(Arena *a, const Model *m)
{
    Hover hover = {.arena = a, .model = m};
    HiddenValues hidden = {0};
    for (uint32_t i = 0; i < var_count(m) && hidden.count <= HIDDEN_MAX; i++) {
        const VarDef *def = var_def(m, i);
        bool is_short = def->answer != ENV_SET || def->value.len < HIDDEN_MIN;
        if (!is_short && hover_hides_value(&hover, def, def->value))
            VEC_PUSH(a, &hidden, def->value);
    }
    return hidden;
}

bool is_hidden_text(const HiddenValues *hidden, Str text)
{
    Secret secret;
    uint32_t at = 0;
    if (HIDDEN_MAX < hidden->count || secret_next(text, &at, &secret)) return true;
    for (uint32_t i = 0; i < hidden->count; i++)
        if (str_has(text, hidden->item[i])) return true;
    return false;
}

bool is_hidden(const HiddenValues *hidden, const Expansion *e)
{
    for (uint32_t i = 0; i < e->lookup_count; i++)
        if (secret_name(e->lookup[i].name, STR("x")).is_secret) return true;
    return is_hidden_text(hidden, e->result);
}
