#include "rules/parts/pacman.h"

// What the long names of options stand for.
static const struct {
    Str name;
    char letter;
} LONG[] = {
    {STR_INIT("--sync"), 'S'},    {STR_INIT("--upgrade"), 'U'},
    {STR_INIT("--remove"), 'R'},  {STR_INIT("--clean"), 'c'},
    {STR_INIT("--groups"), 'g'},  {STR_INIT("--info"), 'i'},
    {STR_INIT("--list"), 'l'},    {STR_INIT("--print"), 'p'},
    {STR_INIT("--search"), 's'},  {STR_INIT("--sysupgrade"), 'u'},
    {STR_INIT("--refresh"), 'y'}, {STR_INIT("--downloadonly"), 'w'},
};

static bool says(Str option, char letter)
{
    if (str_at(option, 1) != '-') return str_has_char(option, letter);
    for (uint32_t i = 0; i < ARRAY_LEN(LONG); i++)
        if (LONG[i].letter == letter && str_eq(LONG[i].name, option)) return true;
    return false;
}

const Word *pacman_option(const Command *c, char letter)
{
    for (uint32_t i = 1; i < c->word_count; i++) {
        Str text = c->word[i].text;
        if (str_at(text, 0) == '-' && says(text, letter)) return &c->word[i];
    }
    return NULL;
}

bool pacman_does(const Command *c, char operation, Str not_with)
{
    if (!cmd_is(c, "pacman", NULL) || !pacman_option(c, operation)) return false;
    for (uint32_t i = 0; i < not_with.len; i++)
        if (pacman_option(c, not_with.ptr[i])) return false;
    return true;
}

bool pacman_syncs(const Command *c)
{
    const Word *arg[1];
    if (!pacman_does(c, 'S', STR("scgilpw"))) return false;
    return cmd_sub(c) || cmd_args(c, arg, 1) || pacman_does(c, 'u', STR("scgilpw"));
}

bool pacman_changes(const Command *c)
{
    return pacman_syncs(c) || (pacman_does(c, 'U', STR("p")) && cmd_sub(c)) ||
           (pacman_does(c, 'R', STR("p")) && cmd_sub(c));
}

bool pacman_cleans(const Command *c)
{
    return pacman_does(c, 'S', STR("")) && pacman_option(c, 'c');
}

static const Word *told_by(const Command *c)
{
    const char operations[] = {'S', 'U', 'R'};
    for (uint32_t i = 0; i < ARRAY_LEN(operations); i++) {
        const Word *word = pacman_option(c, operations[i]);
        if (word) return word;
    }
    return &c->word[0];
}

Span pacman_head(const Command *c)
{
    const Word *word = told_by(c);
    bool is_next = word == &c->word[1];
    return is_next ? (Span){c->word[0].span.start, word->span.end} : c->word[0].span;
}

Str pacman_words(Arena *a, const Command *c)
{
    return str_fmt(a, "pacman %.*s", STR_ARG(told_by(c)->text));
}
