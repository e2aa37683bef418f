// Reads one word of shell text: removes quotes, and parses the commands in substitutions.
#include "base/out.h"
#include "base/vec.h"
#include "shell/shell.h"

// The text of a word being built: a slice of the reader's text until something must be left out.
typedef struct Spelling {
    Word word;
    Out copy;
    bool is_copied;
} Spelling;

enum { PLAIN, ENDS, SPECIAL };

static const uint8_t CLASS[256] = {
    [' '] = ENDS,     ['\t'] = ENDS,   ['\n'] = ENDS,   [';'] = ENDS,    ['&'] = ENDS,
    ['|'] = ENDS,     ['('] = ENDS,    [')'] = ENDS,    ['<'] = ENDS,    ['>'] = ENDS,
    ['\''] = SPECIAL, ['"'] = SPECIAL, ['$'] = SPECIAL, ['`'] = SPECIAL, ['\\'] = SPECIAL,
    ['*'] = SPECIAL,  ['?'] = SPECIAL, ['['] = SPECIAL, ['{'] = SPECIAL, ['~'] = SPECIAL,
    ['\r'] = SPECIAL,
};

void shell_skip_blanks(Reader *r)
{
    Str text = r->text;
    uint32_t at = r->at;
    while (at < text.len) {
        char c = text.ptr[at];
        if (c == ' ' || c == '\t') {
            at++;
            continue;
        }
        if (c != '\r' && c != '\\') break;
        char next = str_at(text, at + 1);
        if (c == '\r' && (next == '\n' || !next))
            at++;
        else if (c == '\\' && next == '\n')
            at += 2;
        else if (c == '\\' && next == '\r' && str_at(text, at + 2) == '\n')
            at += 3;
        else
            break;
    }
    r->at = at < text.len ? at : text.len;
}

static void read_dollar(Reader *r, Spelling *s);
static void read_backquotes(Reader *r, Spelling *s);
static void read_double(Reader *r, Spelling *s);

static void spell(Reader *r, Spelling *s, uint32_t from, uint32_t to)
{
    Str *text = &s->word.text;
    Str part = str_cut(r->text, from, to);
    if (!s->is_copied && (!text->len || text->ptr + text->len == part.ptr)) {
        *text = text->len ? str_of(text->ptr, text->len + part.len) : part;
        return;
    }
    if (!s->is_copied) {
        s->copy = out_on(r->found->arena);
        out_str(&s->copy, *text);
        s->is_copied = r->found->has_copies = true;
    }
    out_str(&s->copy, part);
    *text = out_done(&s->copy);
}

// Appends the next `n` bytes unchanged; they are not literal text.
static void spell_unknown(Reader *r, Spelling *s, uint32_t from)
{
    spell(r, s, from, r->at);
    s->word.is_literal = false;
}

static void read_single(Reader *r, Spelling *s)
{
    uint32_t from = r->at + 1;
    uint32_t len = str_find_char(str_skip(r->text, from), '\'');
    s->word.is_quoted = true;
    if (len == STR_NONE) {
        r->found->is_broken = true;
        r->at = r->text.len;
        return;
    }
    spell(r, s, from, from + len);
    r->at = from + len + 1;
}

// $'...': its escapes are kept. Dash keeps the `$`, so the word is not literal.
static void read_ansi(Reader *r, Spelling *s)
{
    uint32_t from = r->at += 2;
    s->word.is_quoted = true;
    s->word.is_literal = false;
    while (r->at < r->text.len && r->text.ptr[r->at] != '\'') {
        if (r->text.ptr[r->at] == '\\') r->at++;
        r->at++;
    }
    spell(r, s, from, r->at);
    r->at++;
    if (r->at <= r->text.len) return;
    r->found->is_broken = true;
    r->at = r->text.len;
}

// A backslash outside of quotes protects the next character; with a newline both are removed.
static void read_escape(Reader *r, Spelling *s)
{
    char next = str_at(r->text, r->at + 1);
    if (next == '\n') {
        r->at += 2;
        return;
    }
    if (next == '\r' && str_at(r->text, r->at + 2) == '\n') {
        r->at += 3;
        return;
    }
    s->word.is_quoted = true;
    if (r->text.len <= r->at + 1) {
        spell(r, s, r->at, r->at + 1);
        r->at++;
        return;
    }
    spell(r, s, r->at + 1, r->at + 2);
    r->at += 2;
}

static void read_double_escape(Reader *r, Spelling *s)
{
    char next = str_at(r->text, r->at + 1);
    bool is_special = next == '$' || next == '`' || next == '"' || next == '\\';
    if (next == '\n') {
        r->at += 2;
        return;
    }
    uint32_t from = is_special ? r->at + 1 : r->at;
    uint32_t to = r->at + 2 < r->text.len ? r->at + 2 : r->text.len;
    spell(r, s, from, to);
    r->at = to;
}

static bool is_special_in_double(char c)
{
    return c == '"' || c == '\\' || c == '$' || c == '`';
}

static void read_double(Reader *r, Spelling *s)
{
    s->word.is_quoted = true;
    r->at++;
    while (!reader_is_done(r)) {
        char c = r->text.ptr[r->at];
        if (c == '"') {
            r->at++;
            return;
        }
        if (c == '\\') {
            read_double_escape(r, s);
        } else if (c == '$') {
            read_dollar(r, s);
        } else if (c == '`') {
            read_backquotes(r, s);
        } else {
            uint32_t from = r->at;
            while (r->at < r->text.len && !is_special_in_double(r->text.ptr[r->at])) r->at++;
            spell(r, s, from, r->at);
        }
    }
    r->found->is_broken = true;
}

// Skips quotes and substitutions inside ${...} and $((...)); what they hold is not needed as text.
static void skip_part(Reader *r)
{
    Spelling ignored = {.word = {.is_literal = true}};
    char c = r->text.ptr[r->at];
    if (c == '\\') {
        r->at = r->at + 2 < r->text.len ? r->at + 2 : r->text.len;
    } else if (c == '$') {
        read_dollar(r, &ignored);
    } else if (c == '`') {
        read_backquotes(r, &ignored);
    } else if (c == '"') {
        read_double(r, &ignored);
    } else {
        r->at++;
    }
}

// ${...}. A single quote in it is a quote only where it is closed before the brace.
static void read_braces(Reader *r)
{
    r->at += 2;
    if (!shell_enter(r->found)) return;
    while (!reader_is_done(r) && r->text.ptr[r->at] != '}') skip_part(r);
    if (r->text.len <= r->at) r->found->is_broken = true;
    r->at++;
    shell_leave(r->found);
}

// The end of the arithmetic behind `((` at `at`; STR_NONE when these are nested subshells.
static uint32_t arithmetic_end(const Reader *r, uint32_t at)
{
    uint32_t open = 0;
    for (; at < r->text.len; at++) {
        char c = r->text.ptr[at];
        if (c == '\\') at++;
        if (c == '(') open++;
        if (c != ')') continue;
        if (!open) return str_at(r->text, at + 1) == ')' ? at : STR_NONE;
        open--;
    }
    return STR_NONE;
}

bool shell_arithmetic(Reader *r)
{
    uint32_t end = arithmetic_end(r, r->at + 2);
    if (end == STR_NONE) return false;
    r->at += 2;
    if (!shell_enter(r->found)) return true;
    while (r->at < end && !r->found->is_broken) skip_part(r);
    if (end < r->at) r->found->is_broken = true;
    r->at = end + 2;
    shell_leave(r->found);
    return true;
}

// Reads the commands of $(...), <(...) or >(...), whose two first bytes are at `at`.
static void read_substitution(Reader *r)
{
    r->at += 2;
    if (!shell_enter(r->found)) return;
    if (shell_list(r, STOP_PAREN, r->place | IN_SUBSTITUTION) != STOP_PAREN) {
        r->found->is_broken = true;
    }
    shell_leave(r->found);
}

static void read_dollar_paren(Reader *r)
{
    if (str_at(r->text, r->at + 2) == '(') {
        r->at++;
        if (shell_arithmetic(r)) return;
        r->at--;
    }
    read_substitution(r);
}

static void read_dollar(Reader *r, Spelling *s)
{
    uint32_t from = r->at;
    char next = str_at(r->text, from + 1);
    if (next == '(') {
        read_dollar_paren(r);
    } else if (next == '{') {
        read_braces(r);
    } else if (char_is_alpha(next) || next == '_') {
        r->at++;
        while (char_is_word(str_at(r->text, r->at))) r->at++;
    } else if (next && str_has_char(STR("?$#@*!-0123456789"), next)) {
        r->at += 2;
    } else {
        r->at++;
        spell(r, s, from, r->at);
        return;
    }
    if (r->text.len < r->at) r->at = r->text.len;
    spell_unknown(r, s, from);
}

// The text between backquotes, without the backslashes that protect characters for them.
static Str backquoted(Reader *r, uint32_t from, uint32_t to)
{
    Out out = out_on(r->found->arena);
    for (uint32_t i = from; i < to; i++) {
        bool is_escape =
            r->text.ptr[i] == '\\' && i + 1 < to && str_has_char(STR("`\\$"), r->text.ptr[i + 1]);
        if (is_escape) i++;
        out_char(&out, r->text.ptr[i]);
    }
    return out_done(&out);
}

static void read_backquotes(Reader *r, Spelling *s)
{
    uint32_t from = r->at, end = from + 1;
    bool has_escape = false;
    for (; end < r->text.len && r->text.ptr[end] != '`'; end++) {
        if (r->text.ptr[end] != '\\') continue;
        has_escape = true;
        end++;
    }
    if (r->text.len <= end) {
        r->found->is_broken = true;
        r->at = r->text.len;
        return;
    }
    Reader where = *r;
    where.at = from + 1;
    where.is_opaque = r->is_opaque || has_escape;
    if (has_escape && !r->is_opaque) where.whole = reader_span(r, from, end + 1);
    Str inner = has_escape ? backquoted(r, from + 1, end) : str_cut(r->text, from + 1, end);
    shell_script(r->found, inner, &where, r->place | IN_SUBSTITUTION);
    r->at = end + 1;
    spell_unknown(r, s, from);
}

// {a,b} and {1..9} expand to several words.
static bool is_brace_list(const Reader *r)
{
    bool has_list = false;
    for (uint32_t at = r->at + 1; at < r->text.len; at++) {
        char c = r->text.ptr[at];
        if (c == '}') return has_list;
        if (CLASS[(uint8_t)c] == ENDS || c == '{') return false;
        if (c == ',' || (c == '.' && str_at(r->text, at + 1) == '.')) has_list = true;
    }
    return false;
}

// [...] is a pattern when it is closed inside the word.
static bool is_bracket(const Reader *r)
{
    for (uint32_t at = r->at + 1; at < r->text.len; at++) {
        char c = r->text.ptr[at];
        if (c == ']') return r->at + 1 < at;
        if (CLASS[(uint8_t)c] == ENDS || c == '[') return false;
    }
    return false;
}

static void read_pattern(Reader *r, Spelling *s, uint32_t start)
{
    char c = r->text.ptr[r->at];
    bool is_exact = (c == '{' && !is_brace_list(r)) || (c == '[' && !is_bracket(r)) ||
                    (c == '~' && r->at != start) || c == '\r';
    spell(r, s, r->at, r->at + 1);
    if (!is_exact) s->word.is_literal = false;
    r->at++;
}

static void read_special(Reader *r, Spelling *s, uint32_t start)
{
    char next = str_at(r->text, r->at + 1);
    switch (r->text.ptr[r->at]) {
    case '\'': read_single(r, s); return;
    case '"': read_double(r, s); return;
    case '\\': read_escape(r, s); return;
    case '`': read_backquotes(r, s); return;
    case '$':
        if (next == '\'') {
            read_ansi(r, s);
        } else if (next == '"') {
            r->at++;
            s->word.is_literal = false; // dash keeps the `$`
            read_double(r, s);
        } else {
            read_dollar(r, s);
        }
        return;
    default: read_pattern(r, s, start);
    }
}

// ?(...) *(...) +(...) @(...) !(...): extended patterns of bash. Reads to the closing parenthesis.
static bool read_extended_pattern(Reader *r, Spelling *s, uint32_t start)
{
    if (r->at <= start || !str_has_char(STR("?*+@!"), r->text.ptr[r->at - 1])) return false;
    uint32_t from = r->at, open = 0;
    for (; r->at < r->text.len; r->at++) {
        if (r->text.ptr[r->at] == '(') open++;
        if (r->text.ptr[r->at] == ')' && !--open) break;
    }
    if (r->text.len <= r->at) {
        r->found->is_broken = true;
        return true;
    }
    r->at++;
    spell_unknown(r, s, from);
    return true;
}

// Reads what continues a word although it is an operator elsewhere. False when the word ends here.
static bool read_operator_inside(Reader *r, Spelling *s, uint32_t start)
{
    char c = r->text.ptr[r->at];
    if ((c == '<' || c == '>') && str_at(r->text, r->at + 1) == '(') {
        uint32_t from = r->at;
        read_substitution(r);
        if (r->text.len < r->at) r->at = r->text.len;
        spell_unknown(r, s, from);
        return true;
    }
    return c == '(' && read_extended_pattern(r, s, start);
}

static bool is_line_end(const Reader *r)
{
    return r->text.ptr[r->at] == '\r' && str_at(r->text, r->at + 1) == '\n';
}

static uint32_t plain_end(Str text, uint32_t at)
{
    const char *p = text.ptr + at, *end = text.ptr + text.len;
    while (p < end && CLASS[(uint8_t)*p] == PLAIN) p++;
    return (uint32_t)(p - text.ptr);
}

static void read_plain(Reader *r, Spelling *s)
{
    uint32_t from = r->at;
    r->at = plain_end(r->text, from);
    spell(r, s, from, r->at);
}

// Whether the character always ends a word; `(`, `<` and `>` may continue one.
static bool is_word_end(Str text, uint32_t at)
{
    if (text.len <= at) return true;
    char c = text.ptr[at];
    return CLASS[(uint8_t)c] == ENDS && c != '(' && c != '<' && c != '>';
}

static Word finish(Reader *r, Spelling *s, uint32_t start)
{
    s->word.span = reader_span(r, start, r->at);
    if (!s->word.text.ptr) s->word.text = str_cut(r->text, start, start);
    return s->word;
}

Word shell_word(Reader *r)
{
    uint32_t start = r->at, end = plain_end(r->text, start);
    // Fast path for plain words.
    if (start < end && is_word_end(r->text, end) && !r->found->is_broken) {
        r->at = end;
        return (Word){.text = str_cut(r->text, start, end),
                      .span = reader_span(r, start, end),
                      .is_literal = true};
    }
    Spelling s = {.word = {.is_literal = true}};
    while (!reader_is_done(r) && !is_line_end(r)) {
        uint8_t class = CLASS[(uint8_t)r->text.ptr[r->at]];
        if (class == ENDS && !read_operator_inside(r, &s, start)) break;
        if (class == PLAIN) read_plain(r, &s);
        if (class == SPECIAL) read_special(r, &s, start);
    }
    return finish(r, &s, start);
}

Word shell_word_to_blank(Reader *r)
{
    uint32_t start = r->at;
    Spelling s = {.word = {.is_literal = true}};
    while (!reader_is_done(r) && !is_line_end(r)) {
        char c = r->text.ptr[r->at];
        uint8_t class = CLASS[(uint8_t)c];
        if (c == ' ' || c == '\t' || c == '\n') break;
        if (class == PLAIN) read_plain(r, &s);
        if (class == SPECIAL) read_special(r, &s, start);
        if (class != ENDS) continue;
        spell(r, &s, r->at, r->at + 1);
        r->at++;
    }
    return finish(r, &s, start);
}

uint32_t shell_assignment(Str raw)
{
    uint32_t at = 0;
    if (!char_is_alpha(str_at(raw, 0)) && str_at(raw, 0) != '_') return 0;
    while (char_is_word(str_at(raw, at))) at++;
    if (str_at(raw, at) == '[') {
        uint32_t close = str_find_char(str_skip(raw, at), ']');
        if (close == STR_NONE) return 0;
        at += close + 1;
    }
    if (str_at(raw, at) == '+') at++;
    return str_at(raw, at) == '=' ? at + 1 : 0;
}
