#include "settings/template.h"

enum { TEMPLATE_DEPTH_MAX = 8, TEMPLATE_LEN_MAX = 16 << 10 };

typedef struct Template {
    Arena *arena;
    Out out;
    const TemplateScope *scope;
    uint32_t depth;
} Template;

static bool expand_into(Template *t, Str text);

static uint32_t name_length(Str text)
{
    uint32_t len = 0;
    while (char_is_word(str_at(text, len))) len++;
    return len;
}

// The end of a braced expression; the text starts behind the opening brace. STR_NONE when it is not
// closed.
static uint32_t closing_brace(Str text)
{
    uint32_t depth = 1;
    for (uint32_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '{') depth++;
        if (text.ptr[i] == '}' && --depth == 0) return i;
    }
    return STR_NONE;
}

static const FlPair *set_variable(const Template *t, Str name)
{
    for (uint32_t i = 0; i < t->scope->env_count; i++)
        if (str_eq(t->scope->env[i].name, name)) return &t->scope->env[i];
    return NULL;
}

// Expands `NAME`, `NAME:-default`, `NAME-default` and the like; with a colon an empty value counts
// as unset.
static bool put_compose(Template *t, Str inside)
{
    uint32_t length = name_length(inside);
    const FlPair *set = set_variable(t, str_cut(inside, 0, length));
    Str rest = str_skip(inside, length);
    bool has_colon = str_at(rest, 0) == ':';
    char sign = str_at(rest, has_colon);
    if (has_colon && set && !set->value.len) set = NULL;
    if (!set && t->scope->has_more) return false;
    if (sign == '+') return !set || expand_into(t, str_skip(rest, 1 + has_colon));
    if (set) return expand_into(t, set->value);
    return sign == '-' && expand_into(t, str_skip(rest, 1 + has_colon));
}

static const Value *bake_variable(const Template *t, Str name)
{
    const Value *variable = value_member(value_member(t->scope->file, STR("variable")), name);
    if (variable && variable->kind == VALUE_MAP) return value_member(variable, STR("default"));
    return value_member(t->scope->file, name);
}

// Looks a name up in the matrix (`item.version` for a member), then in blocks with a default, then
// in attributes `NAME = value`.
static const Value *bake_value(const Template *t, Str path)
{
    Str name, rest = path;
    if (!str_next_part(&rest, '.', &name)) return NULL;
    const Value *v = value_member(t->scope->bound, name);
    if (!v) v = bake_variable(t, name);
    while (v && str_next_part(&rest, '.', &name)) v = value_member(v, name);
    return v;
}

static bool put_bake(Template *t, Str inside)
{
    Str path = str_trim(inside);
    uint32_t len = 0;
    while (char_is_word(str_at(path, len)) || str_at(path, len) == '.') len++;
    if (!len || len < path.len) return false;
    const Value *given = bake_value(t, path);
    return given && given->kind == VALUE_SCALAR && expand_into(t, given->text);
}

// Expands what follows a dollar sign; `*used` is set to the bytes read. In Bake only `${` is
// special.
static bool put_variable(Template *t, Str rest, uint32_t *used)
{
    bool is_braced = str_at(rest, 0) == '{', is_bake = t->scope->file;
    if (!is_braced && is_bake) {
        out_char(&t->out, '$');
        return true;
    }
    uint32_t end = is_braced ? closing_brace(str_skip(rest, 1)) : name_length(rest);
    if (end == STR_NONE || !end) return false;
    Str inside = is_braced ? str_cut(rest, 1, 1 + end) : str_cut(rest, 0, end);
    *used = is_braced ? end + 2 : end;
    return is_bake ? put_bake(t, inside) : put_compose(t, inside);
}

// Whether the text begins with an escaped dollar sign: `$$`, in Bake `$${`.
static bool is_doubled(const Template *t, Str text)
{
    return str_starts(text, t->scope->file ? STR("$${") : STR("$$"));
}

static bool spend(const Template *t, uint32_t amount)
{
    uint32_t *budget = t->scope->budget;
    if (*budget < amount) *budget = amount;
    *budget -= amount;
    return *budget;
}

static bool expand_all(Template *t, Str text)
{
    while (text.len) {
        uint32_t used = 0;
        char c = text.ptr[0];
        if (TEMPLATE_LEN_MAX < t->out.len) return false;
        if (t->scope->file && str_starts_z(text, "%{")) return false;
        bool is_double = is_doubled(t, text);
        if (c != '$' || is_double)
            out_char(&t->out, c);
        else if (!put_variable(t, str_skip(text, 1), &used))
            return false;
        text = str_skip(text, 1 + is_double + used);
    }
    return true;
}

static bool expand_into(Template *t, Str text)
{
    if (t->depth == TEMPLATE_DEPTH_MAX || !spend(t, 1 + text.len / 8)) return false;
    t->depth++;
    bool is_known = expand_all(t, text);
    t->depth--;
    return is_known;
}

bool template_expand(Arena *a, Str text, const TemplateScope *scope, Str *out)
{
    Template t = {.arena = a, .out = out_on(a), .scope = scope};
    if (!expand_into(&t, text)) return false;
    *out = out_done(&t.out);
    return true;
}
