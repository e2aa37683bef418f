// Secrets that a hover must not show.
#include "features/hover.h"
#include "lint/secret_names.h"
#include "values/secrets.h"

static Str raw_value(const Hover *h, const VarDef *def)
{
    return def->has_value ? instr_slice(instr_at(h->model, def->step), def->value_span) : STR("");
}

static bool is_secret_name(Str name, Str value)
{
    SecretName kind = secret_name(name, value);
    return kind.is_secret && !kind.is_public;
}

bool hover_names_secret(const Hover *h, const VarDef *def)
{
    return is_secret_name(def->name, raw_value(h, def));
}

// `https://user:password@host`, also where the password looks like a placeholder.
static bool has_password(Str text)
{
    for (uint32_t at; (at = str_find(text, STR("://"))) != STR_NONE;) {
        text = str_skip(text, at + 3);
        bool has_colon = false;
        for (uint32_t i = 0; i < text.len && !char_is_blank(text.ptr[i]); i++) {
            if (text.ptr[i] == '/' || text.ptr[i] == '\n') break;
            if (text.ptr[i] == '@' && has_colon) return true;
            has_colon = has_colon || text.ptr[i] == ':';
        }
    }
    return false;
}

static bool holds_secret(Str text)
{
    Secret secret;
    uint32_t at = 0;
    return secret_next(text, &at, &secret) || has_password(text);
}

// Whether the value contains a secret variable.
static bool reads_secret(const Hover *h, const VarDef *def)
{
    if (!def->has_value) return false;
    Expansion e = expand_at(h->model, def->step, raw_value(h, def), expand_mode(h->model));
    for (uint32_t i = 0; i < e.lookup_count; i++) {
        if (is_secret_name(e.lookup[i].name, STR("x"))) return true;
    }
    return false;
}

bool hover_hides_value(const Hover *h, const VarDef *def, Str value)
{
    return hover_names_secret(h, def) || holds_secret(raw_value(h, def)) || holds_secret(value) ||
           reads_secret(h, def);
}
