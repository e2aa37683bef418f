#include "rules/parts/pacman.h"

// The cluster with the operation, `-Syu`; NULL if there is none.
static const Word *operation_of(const Command *c, char operation)
{
    for (uint32_t i = 1; i < c->word_count; i++) {
        Str text = c->word[i].text;
        if (str_at(text, 0) != '-' || str_at(text, 1) == '-') continue;
        if (str_has_char(text, operation)) return &c->word[i];
    }
    return NULL;
}

bool pacman_does(const Command *c, char operation, Str not_with)
{
    const Word *word = cmd_is(c, "pacman", NULL) ? operation_of(c, operation) : NULL;
    if (!word) return false;
    for (uint32_t i = 0; i < not_with.len; i++)
        if (str_has_char(word->text, not_with.ptr[i])) return false;
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
    const Word *word = cmd_is(c, "pacman", NULL) ? operation_of(c, 'S') : NULL;
    return word && str_has_char(word->text, 'c');
}

static const Word *told_by(const Command *c)
{
    const char operations[] = {'S', 'U', 'R'};
    for (uint32_t i = 0; i < ARRAY_LEN(operations); i++) {
        const Word *word = operation_of(c, operations[i]);
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
