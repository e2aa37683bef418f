// Rows of words and what expansion makes of them.
#include "expand_rows.h"
#include "base/out.h"
#include "test.h"

EnvAnswer row_variable(const void *context, Str name, Str *value)
{
    static const struct {
        Str name, value;
    } known[] = {
        {STR_INIT("A"), STR_INIT("a")},
        {STR_INIT("B"), STR_INIT("\\x")},
        {STR_INIT("D"), STR_INIT("$A")},
        {STR_INIT("E"), STR_INIT("")},
        {STR_INIT("G"), STR_INIT("aXbXc")},
        {STR_INIT("H"), STR_INIT("\303\244\303\266\303\274")},
        {STR_INIT("LONG_name2"), STR_INIT("long")},
        {STR_INIT("N"), STR_INIT("l1\nl2")},
        {STR_INIT("P"), STR_INIT("/usr/local/bin/app.tar.gz")},
        {STR_INIT("Q"), STR_INIT("it's")},
        {STR_INIT("R"), STR_INIT("a.b+(c)|^$[d]{e}")},
        {STR_INIT("S"), STR_INIT("x  y z")},
        {STR_INIT("T"), STR_INIT("*?\\b")},
        {STR_INIT("W2"), STR_INIT("a}b")},
        {STR_INIT("\303\244"), STR_INIT("umlaut")},
    };
    (void)context;
    for (uint32_t i = 0; i < ARRAY_LEN(known); i++) {
        if (!str_eq(known[i].name, name)) continue;
        *value = known[i].value;
        return ENV_SET;
    }
    return ENV_UNSET;
}

static Str printed(Arena *a, const Row *row, ExpandMode mode)
{
    Env env = {row_variable, NULL};
    mode.escape = row->escape;
    Expansion e = expand(a, row->word, &env, mode);
    if (!e.is_ok) return str_cut(str_join(a, STR("!"), e.error), 0, row->want.len);
    if (mode.no_words) return e.result;
    Out out = out_on(a);
    for (uint32_t i = 0; i < e.word_count; i++)
        out_fmt(&out, "%s[%.*s]", i ? " " : "", STR_ARG(e.word[i]));
    return out_done(&out);
}

void rows_check(const Row *row, uint32_t count, ExpandMode mode)
{
    Arena a = {0};
    for (uint32_t i = 0; i < count; i++) {
        Str got = printed(&a, &row[i], mode);
        if (!str_eq(got, row[i].want)) print_message("row: %.*s\n", STR_ARG(row[i].word));
        assert_str(got, row[i].want);
        arena_reset(&a);
    }
    arena_clear(&a);
}
