#include "settings/template.h"

enum { TEMPLATE_DEPTH_MAX = 8, TEMPLATE_LEN_MAX = 16 << 10 };

typedef struct Template {
    Arena *arena;
    Out out;
    const Value *file; // of Bake; NULL: Compose
    uint32_t depth;
} Template;

static bool expand_into(Template *t, Str text);

static uint32_t name_length(Str text)
{
    uint32_t len = 0;
    while (char_is_word(str_at(text, len))) len++;
    return len;
}

// The end of what is in braces; the text starts after the opening one. STR_NONE when they are not closed.
static uint32_t closing_brace(Str text)
{
    uint32_t depth = 1;
    for (uint32_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '{') depth++;
        if (text.ptr[i] == '}' && --depth == 0) return i;
    }
    return STR_NONE;
}

// `NAME:-default` and `NAME-default`; what follows a plus counts only where the variable is set.
static bool put_compose(Template *t, Str inside)
{
    Str rest = str_skip(inside, name_length(inside));
    if (str_at(rest, 0) == ':') rest = str_skip(rest, 1);
    if (str_at(rest, 0) == '+') return true;
    return str_at(rest, 0) == '-' && expand_into(t, str_skip(rest, 1));
}

// A variable is a block with a default, or only `NAME = value`.
static bool put_bake(Template *t, Str inside)
{
    Str name = str_trim(inside);
    if (!name.len || name_length(name) < name.len) return false;
    const Value *variable = value_member(value_member(t->file, STR("variable")), name);
    const Value *given = variable && variable->kind == VALUE_MAP
                             ? value_member(variable, STR("default"))
                             : value_member(t->file, name);
    return given && given->kind == VALUE_SCALAR && expand_into(t, given->text);
}

// What follows a dollar sign; `*used` of its bytes are read. In Bake it means something before a brace only.
static bool put_variable(Template *t, Str rest, uint32_t *used)
{
    bool is_braced = str_at(rest, 0) == '{';
    if (!is_braced && t->file) {
        out_char(&t->out, '$');
        return true;
    }
    uint32_t end = is_braced ? closing_brace(str_skip(rest, 1)) : STR_NONE;
    if (end == STR_NONE) return false;
    Str inside = str_cut(rest, 1, 1 + end);
    *used = end + 2;
    return t->file ? put_bake(t, inside) : put_compose(t, inside);
}

// Whether a dollar sign that the text starts with stands for itself: `$$`, and in Bake `$${`.
static bool is_doubled(const Template *t, Str text)
{
    return str_starts(text, t->file ? STR("$${") : STR("$$"));
}

static bool expand_all(Template *t, Str text)
{
    while (text.len) {
        uint32_t used = 0;
        char c = text.ptr[0];
        if (TEMPLATE_LEN_MAX < t->out.len) return false;
        if (t->file && str_starts(text, STR("%{"))) return false;
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
    if (t->depth == TEMPLATE_DEPTH_MAX) return false;
    t->depth++;
    bool is_known = expand_all(t, text);
    t->depth--;
    return is_known;
}

static bool expand_with(Template *t, Str text, Str *out)
{
    if (!expand_into(t, text)) return false;
    *out = out_done(&t->out);
    return true;
}

bool template_of_compose(Arena *a, Str text, Str *out)
{
    Template t = {.arena = a, .out = out_on(a)};
    return expand_with(&t, text, out);
}

bool template_of_bake(Arena *a, Str text, const Value *file, Str *out)
{
    Template t = {.arena = a, .out = out_on(a), .file = file};
    return expand_with(&t, text, out);
}
