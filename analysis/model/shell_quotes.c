// Reads just enough shell syntax to know what a `$` means: quotes, backslashes, comments and
// `$(...)`.
#include "model/shell_quotes.h"

// The offset behind the single-quoted text that begins at `q->at`; the end of the text when it is
// not closed.
static uint32_t single_end(const ShellQuotes *q)
{
    uint32_t end = q->at + 1;
    while (end < q->text.len && q->text.ptr[end] != '\'') end++;
    return end < q->text.len ? end + 1 : end;
}

// Whether a comment begins at `q->at`.
static bool is_comment(const ShellQuotes *q)
{
    if (q->text.ptr[q->at] != '#' || q->level[q->depth].is_double) return false;
    char before = q->at ? q->text.ptr[q->at - 1] : '\n';
    return char_is_blank(before) || before == '\n' || before == ';' || before == '&';
}

static void skip_line(ShellQuotes *q)
{
    while (q->at < q->text.len && q->text.ptr[q->at] != '\n') q->at++;
}

static void open_substitution(ShellQuotes *q)
{
    q->at++;
    q->level[++q->depth] = (QuoteLevel){0};
}

static void close_paren(ShellQuotes *q)
{
    QuoteLevel *level = &q->level[q->depth];
    if (level->is_double) return;
    if (level->parens)
        level->parens--;
    else if (q->depth)
        q->depth--;
}

static bool is_over(const ShellQuotes *q, uint32_t end)
{
    return end <= q->at || QUOTE_DEPTH <= q->depth + 1;
}

// Moves behind the next character, single-quoted text or comment. Returns the end of a
// single-quoted text, else 0.
static uint32_t step(ShellQuotes *q)
{
    QuoteLevel *level = &q->level[q->depth];
    char c = q->text.ptr[q->at];
    if (c == '\'' && !level->is_double) return q->at = single_end(q);
    if (is_comment(q)) {
        skip_line(q);
        return 0;
    }
    if (c == '\\') q->at++;
    if (c == '$' && str_at(q->text, q->at + 1) == '$') q->at++; // `$$` is the process number
    if (c == '"') level->is_double = !level->is_double;
    if (c == '$' && str_at(q->text, q->at + 1) == '(') open_substitution(q);
    if (c == '(' && !level->is_double) level->parens++;
    if (c == ')') close_paren(q);
    q->at++;
    return 0;
}

bool shell_next_char(ShellQuotes *q, uint32_t *at, bool *is_double)
{
    while (!is_over(q, q->text.len)) {
        *at = q->at;
        *is_double = q->level[q->depth].is_double;
        bool is_hidden = is_comment(q) || q->text.ptr[q->at] == '\\';
        if (!step(q) && !is_hidden) return true;
    }
    return false;
}

bool shell_is_single_quoted(Str text, uint32_t target)
{
    ShellQuotes q = {.text = text};
    while (!is_over(&q, target))
        if (target < step(&q)) return true;
    return false;
}

bool is_second_dollar(Str text, uint32_t at)
{
    uint32_t first = at;
    while (first && text.ptr[first - 1] == '$') first--;
    return (at - first) % 2;
}

// Reads the variable whose `$` is at `at`; false when no name follows.
static bool read_variable(Str text, uint32_t at, ShellVariable *out)
{
    uint32_t start = at + 1;
    bool is_braced = str_at(text, start) == '{';
    if (is_braced) start++;
    uint32_t end = start;
    while (char_is_word(str_at(text, end))) end++;
    if (start == end || char_is_digit(text.ptr[start])) return false;
    uint32_t sign = str_at(text, end) == ':' ? end + 1 : end;
    *out = (ShellVariable){.name = str_cut(text, start, end),
                           .span = {at, end + (is_braced && str_at(text, end) == '}')},
                           .has_default = is_braced && sign < text.len &&
                                          str_has_char(STR("-=+?"), text.ptr[sign])};
    return true;
}

// Characters that have a meaning by themselves.
static bool is_sign(char c)
{
    return c == '\'' || c == '"' || c == '\\' || c == '$' || c == '(' || c == ')' || c == '#';
}

bool shell_next_variable(ShellQuotes *q, ShellVariable *out)
{
    if (!str_has_char(str_skip(q->text, q->at), '$')) q->at = q->text.len;
    while (!is_over(q, q->text.len)) {
        uint32_t at = q->at;
        while (at < q->text.len && !is_sign(q->text.ptr[at])) at++;
        q->at = at;
        if (at == q->text.len) break;
        bool is_dollar = q->text.ptr[at] == '$';
        step(q);
        if (is_dollar && read_variable(q->text, at, out)) return true;
    }
    return false;
}
