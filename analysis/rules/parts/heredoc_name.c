#include "rules/parts/heredoc_name.h"
#include "syntax/walk.h"

// Where the delimiter was meant to end: before an operator of the shell in the word. The end of the word when there is
// none.
static uint32_t meant_end(const Instr *in, Span word)
{
    char quote = 0;
    for (uint32_t at = word.start; at < word.end; at++) {
        char c = in->joined.ptr[at];
        if (c == quote)
            quote = 0;
        else if (!quote && (c == '"' || c == '\''))
            quote = c;
        else if (!quote && str_has_char(STR(">|;&)`"), c))
            return at;
    }
    return word.end;
}

Str heredoc_meant_name(const Instr *in, const Heredoc *h, uint32_t *end)
{
    uint32_t start = h->word.start;
    while (char_is_digit(str_at(in->joined, start))) start++;
    start += h->is_chomped ? 3 : 2;
    while (char_is_blank(str_at(in->joined, start))) start++;
    *end = meant_end(in, h->word);
    Str name = without_quotes(str_cut(in->joined, start, *end));
    Str rest = str_cut(in->joined, h->body.start, h->body.end), line;
    while (*end < h->word.end && name.len && str_next_part(&rest, '\n', &line))
        if (str_eq(str_trim(line), name)) return name;
    return STR("");
}

Span heredoc_meant_end(const Instr *in, const Heredoc *h)
{
    for (uint32_t at = h->body.start; at < h->body.end;) {
        uint32_t feed = str_find_char(str_cut(in->joined, at, h->body.end), '\n');
        uint32_t end = feed == STR_NONE ? h->body.end : at + feed;
        if (at < end && str_at(in->joined, end - 1) == '\r') end--;
        if (str_ieq(str_trim(str_cut(in->joined, at, end)), h->name)) return (Span){at, end};
        at = feed == STR_NONE ? h->body.end : at + feed + 1;
    }
    return (Span){0, 0};
}

const char *heredoc_why_not_end(const Instr *in, const Heredoc *h, Span line)
{
    Str text = instr_slice(in, line);
    if (!str_eq(str_trim(text), h->name)) return ": its end is not written in the same case";
    if (char_is_blank(str_at(text, text.len - 1))) return ": spaces follow its end";
    return h->is_chomped ? ": only tabs may stand before its end" : ": its end is indented";
}

void heredoc_drop_operators(Fix *f, const Finding *found, const Instr *in, uint32_t start)
{
    uint32_t end = start;
    while (str_at(in->joined, end) && str_has_char(STR("<>|&;"), in->joined.ptr[end])) end++;
    Str gap = char_is_blank(str_at(in->joined, end)) ? STR("") : STR(" ");
    fix_offer(f, found, FIX_ASK, "Delete the `%.*s`", STR_ARG(str_cut(in->joined, start, end)));
    fix_replace(f, found, (Span){start, end}, gap);
}
