// A table of words and what they expand to in the environment of the `env` block:
//
//     ${A:-x} => x
//     'a => error
#include "printers.h"
#include "syntax/expand.h"

static EnvAnswer get(const void *context, Str name, Str *value)
{
    Str rest = *(const Str *)context, line, key;
    while (rest.len && str_next_part(&rest, '\n', &line)) {
        str_next_part(&line, '=', &key);
        if (!str_eq(key, name)) continue;
        *value = line;
        return ENV_SET;
    }
    return ENV_UNSET;
}

static void print_row(const Fixture *f, Out *out, Str word)
{
    Env env = {get, &f->env};
    bool is_words = str_eq(f->asked->args, STR("words"));
    ExpandMode mode = {.escape = '\\', .no_words = !is_words};
    Expansion e = expand(f->arena, word, &env, mode);
    out_fmt(out, "%.*s =>", STR_ARG(word));
    if (!e.is_ok) out_fmt(out, " error: %.*s", STR_ARG(e.error));
    if (e.is_ok && !is_words) out_fmt(out, " %.*s", STR_ARG(e.result));
    for (uint32_t i = 0; e.is_ok && is_words && i < e.word_count; i++)
        out_fmt(out, " [%.*s]", STR_ARG(e.word[i]));
    out_char(out, '\n');
}

Str print_expand(const Fixture *f)
{
    Out out = out_on(f->arena);
    Str rest = f->asked->text, line;
    while (rest.len && str_next_part(&rest, '\n', &line)) {
        uint32_t arrow = str_find(line, STR(" =>"));
        print_row(f, &out, str_cut(line, 0, arrow));
    }
    return out_done(&out);
}
