// `3<<-"EOF"`: whether a word opens a heredoc, and what ends it (language.md 8.3).
#include "syntax/expand.h"

// Removes `3<<-` and the blanks behind it from `*word`; false when it does not begin so.
static bool cut_operator(Str *word, HeredocWord *out)
{
    uint32_t at = 0;
    while (char_is_digit(str_at(*word, at))) at++;
    if (!str_number(str_cut(*word, 0, at), &out->fd)) out->fd = at ? UINT32_MAX : 0;
    if (!str_starts_z(str_skip(*word, at), "<<")) return false;
    at += 2;
    out->is_chomped = str_at(*word, at) == '-';
    at += out->is_chomped;
    while (at < word->len && str_has_char(STR(" \t\n\f\r"), word->ptr[at])) at++;
    *word = str_skip(*word, at);
    return word->len && !str_has_char(*word, '<');
}

static uint32_t quote_count(Str s)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.len; i++) n += s.ptr[i] == '\'' || s.ptr[i] == '"';
    return n;
}

bool heredoc_word(Arena *a, Str word, HeredocWord *out)
{
    *out = (HeredocWord){0};
    if (!cut_operator(&word, out)) return false;
    ExpandMode mode = {.escape = '\\', .skip_unset = true};
    Expansion plain = expand(a, word, NULL, mode);
    out->is_bad = !plain.is_ok;
    if (!plain.is_ok || plain.word_count != 1) return false;
    mode.raw_quotes = true;
    Expansion quoted = expand(a, word, NULL, mode);
    out->is_bad = quoted.word_count != 1;
    if (out->is_bad) return false;
    out->name = plain.word[0];
    out->is_expanded = quote_count(plain.word[0]) == quote_count(quoted.word[0]);
    return true;
}
