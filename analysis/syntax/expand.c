// The lexer of words: quotes, escapes, and splitting in word mode. Substitutions after `$` are in
// substitution.c.
#include "base/bytes.h"
#include "base/utf.h"
#include "base/vec.h"
#include "syntax/lexer.h"

// Whether the text is split here at blanks and by `$...`, or the piece belongs to its word as it
// is.
typedef enum PieceKind { PIECE_ERROR, PIECE_SPLIT, PIECE_RAW } PieceKind;

bool lexer_fail(Lexer *l, Span span, const char *format, ...)
{
    if (l->error.len) return false;
    Out o = out_on(l->arena);
    va_list args;
    va_start(args, format);
    out_vfmt(&o, format, args);
    va_end(args);
    l->error = out_done(&o);
    l->error_span = span;
    return false;
}

// Copies one code point; a byte that is not UTF-8 becomes U+FFFD.
static void copy_rune(Lexer *l)
{
    char c = l->text.ptr[l->at];
    if ((unsigned char)c < 0x80) {
        out_char(&l->out, c);
        l->at++;
        return;
    }
    Rune r = utf_next(l->text, l->at);
    char bytes[4];
    out_str(&l->out, str_of(bytes, utf_encode(r.value, bytes)));
    l->at += r.len;
}

// Copies ASCII characters up to the next with a meaning inside quotes.
static bool copy_quoted_run(Lexer *l, char quote)
{
    const char *start = l->text.ptr + l->at, *end = l->text.ptr + l->text.len, *at = start;
    char dollar = quote == '"' ? '$' : quote, escape = quote == '"' ? l->mode.escape : quote;
    while (at < end && *at != quote && *at != dollar && *at != escape && (unsigned char)*at < 0x80)
        at++;
    l->at += (uint32_t)(at - start);
    out_str(&l->out, str_of(start, (uint32_t)(at - start)));
    return start < at;
}

static void copy_raw_quote(Lexer *l)
{
    if (l->mode.raw_quotes) out_char(&l->out, l->text.ptr[l->at]);
    l->at++;
}

static bool single_quoted(Lexer *l)
{
    uint32_t start = l->at;
    copy_raw_quote(l);
    while (l->at < l->text.len) {
        if (l->text.ptr[l->at] == '\'') {
            copy_raw_quote(l);
            return true;
        }
        if (!copy_quoted_run(l, '\'')) copy_rune(l);
    }
    return lexer_fail(l, (Span){start, start + 1}, "no closing single quote");
}

// In double quotes the escape character only protects `"`, `$` and itself. Where escapes are kept, one that protects
// nothing is written twice, so that a pattern reads it as a plain backslash.
static void escape_in_quotes(Lexer *l)
{
    if (l->raw_escapes) out_char(&l->out, l->mode.escape);
    l->at++;
    if (l->text.len <= l->at) return;
    char next = l->text.ptr[l->at];
    out_char(&l->out, next == '"' || next == '$' ? next : l->mode.escape);
    if (next == '"' || next == '$' || next == l->mode.escape) l->at++;
}

static bool double_quoted(Lexer *l)
{
    uint32_t start = l->at;
    copy_raw_quote(l);
    while (l->at < l->text.len) {
        char c = l->text.ptr[l->at];
        if (c == '"') {
            copy_raw_quote(l);
            return true;
        }
        if (c == l->mode.escape)
            escape_in_quotes(l);
        else if (c == '$' && !lexer_dollar(l))
            return false;
        else if (c != '$' && !copy_quoted_run(l, '"'))
            copy_rune(l);
    }
    return lexer_fail(l, (Span){start, start + 1}, "no closing double quote");
}

static void escape(Lexer *l)
{
    if (l->raw_escapes) out_char(&l->out, l->mode.escape);
    l->at++;
    if (l->at < l->text.len) copy_rune(l);
}

// The blanks behind `<<` belong to its word: `<< EOF` opens a heredoc (language.md 8.2).
static void heredoc_operator(Lexer *l)
{
    out_char(&l->out, '<');
    l->at++;
    if (str_at(l->text, l->at) != '<') return;
    do {
        out_char(&l->out, l->text.ptr[l->at++]);
    } while (l->at < l->text.len && str_has_char(STR(" \t\r"), l->text.ptr[l->at]));
}

// Whether the character never has a meaning outside of quotes.
static bool is_ordinary(char c)
{
    if (char_is_word(c)) return true;
    switch (c) {
    case '$':
    case '\'':
    case '"':
    case '<':
    case '\\':
    case '`':
    case '}':
    case '/': return false;
    default: return (unsigned char)c < 0x80;
    }
}

static void copy_run(Lexer *l)
{
    uint32_t start = l->at, end = start;
    while (end < l->text.len && is_ordinary(l->text.ptr[end])) end++;
    l->at = end;
    out_str(&l->out, str_cut(l->text, start, end));
}

static PieceKind raw_if(bool is_ok)
{
    return is_ok ? PIECE_RAW : PIECE_ERROR;
}

// Lexes one piece at the current place; not at the end.
static PieceKind piece(Lexer *l)
{
    char c = l->text.ptr[l->at];
    if (c == '$') return lexer_dollar(l) ? PIECE_SPLIT : PIECE_ERROR;
    if (!l->mode.skip_quotes) {
        if (c == '\'') return raw_if(single_quoted(l));
        if (c == '"') return raw_if(double_quoted(l));
        if (c == '<') {
            heredoc_operator(l);
            return PIECE_RAW;
        }
    }
    if (c == l->mode.escape) {
        escape(l);
        return PIECE_RAW;
    }
    if (is_ordinary(c))
        copy_run(l);
    else
        copy_rune(l);
    return PIECE_SPLIT;
}

bool lexer_until(Lexer *l, char stop)
{
    while (l->at < l->text.len) {
        if (l->text.ptr[l->at] == stop) {
            l->at++;
            return true;
        }
        if (piece(l) == PIECE_ERROR) return false;
    }
    return false;
}

static void end_word(Lexer *l)
{
    LexedWords *w = &l->words;
    w->current.text.end = w->text.len;
    if (w->current.text.start < w->current.text.end) VEC_PUSH(l->arena, w, w->current);
    w->current = (WordPlace){{w->text.len, w->text.len}, {0, 0}};
}

static void add_to_word(LexedWords *w, Str text, Span source)
{
    if (w->current.source.end == 0) w->current.source.start = source.start;
    w->current.source.end = source.end;
    out_str(&w->text, text);
}

// The end of the characters at `at` that do not split words: one code point, or a run of ASCII
// letters and the like.
static uint32_t run_end(Str text, uint32_t at)
{
    uint32_t end = at;
    while (end < text.len && ' ' < text.ptr[end] && text.ptr[end] < 0x7F) end++;
    return at < end ? end : at + utf_next(text, at).len;
}

// Appends the text of a piece to the words, split at its blanks. If the piece was copied unchanged,
// each part gets its own source span.
static void split_piece(Lexer *l, Str text, Span source)
{
    bool is_same = str_eq(text, str_cut(l->text, source.start, source.end));
    for (uint32_t at = 0; at < text.len;) {
        uint32_t end = run_end(text, at);
        Rune first = utf_next(text, at);
        Span place = is_same ? (Span){source.start + at, source.start + end} : source;
        if (rune_is_space(first.value))
            end_word(l);
        else if (first.value == 0xFFFD)
            add_to_word(&l->words, STR("\xEF\xBF\xBD"), place);
        else
            add_to_word(&l->words, str_cut(text, at, end), place);
        at = end;
    }
}

static bool lex_all(Lexer *l)
{
    while (l->at < l->text.len) {
        uint32_t from = l->out.len, start = l->at;
        PieceKind kind = piece(l);
        if (kind == PIECE_ERROR) return false;
        if (l->mode.no_words) continue;
        Str text = str_skip(out_done(&l->out), from);
        Span source = {start, l->at};
        if (kind == PIECE_SPLIT)
            split_piece(l, text, source);
        else
            add_to_word(&l->words, text, source);
    }
    end_word(l);
    return true;
}

static Lexer lexer_on(Arena *a, Str word, const Env *env, ExpandMode mode)
{
    Lexer l = {.arena = a, .text = word, .env = env, .mode = mode, .is_known = true};
    l.raw_escapes = mode.raw_escapes;
    l.out = out_on(a);
    l.words.text = out_on(a);
    if (utf_next(word, 0).value == 0xFEFF) l.at = 3;
    return l;
}

static const Str *word_list(const Lexer *l)
{
    Str *word = arena_new(l->arena, Str, l->words.count);
    Str all = out_done(&l->words.text);
    for (uint32_t i = 0; i < l->words.count; i++)
        word[i] = str_cut(all, l->words.item[i].text.start, l->words.item[i].text.end);
    return word;
}

// Whether one of these bytes may have a special meaning.
static bool has_special(const char *p, char escape)
{
    Bytes b = bytes_at(p);
    return bytes_any(b | bytes_equal(b, '$') | bytes_equal(b, '\'') | bytes_equal(b, '"') |
                     bytes_equal(b, escape));
}

// Whether expansion cannot change the word, so that it need not be lexed.
static bool is_plain(Str word, ExpandMode mode)
{
    for (uint32_t at = 0; at < word.len; at += BYTES) {
        char rest[BYTES] = {0};
        const char *p = word.ptr + at;
        if (word.len - at < BYTES) p = memcpy(rest, p, word.len - at);
        if (has_special(p, mode.escape)) return false;
    }
    return true;
}

Expansion expand(Arena *a, Str word, const Env *env, ExpandMode mode)
{
    if (mode.no_words && is_plain(word, mode))
        return (Expansion){.is_ok = true, .is_known = true, .result = word};
    Lexer l = lexer_on(a, word, env, mode);
    Expansion e = {.is_ok = lex_all(&l), .is_known = l.is_known, .result = {"", 0}};
    e.lookup = l.lookups.item;
    e.lookup_count = l.lookups.count;
    if (!e.is_ok) {
        e.error = l.error;
        e.error_span = l.error_span;
        return e;
    }
    e.result = out_done(&l.out);
    if (mode.no_words) return e;
    e.word = word_list(&l);
    e.word_count = l.words.count;
    return e;
}

HeredocWords heredoc_words(Arena *a, Str line)
{
    static const ExpandMode mode = {
        .escape = '\\', .raw_quotes = true, .raw_escapes = true, .skip_unset = true};
    HeredocWords found = {0};
    Lexer l = lexer_on(a, line, NULL, mode);
    if (!lex_all(&l)) return found;
    const Str *word = word_list(&l);
    found.item = arena_new(a, HeredocWord, l.words.count);
    found.span = arena_new(a, Span, l.words.count);
    for (uint32_t i = 0; i < l.words.count; i++) {
        HeredocWord *item = &found.item[found.count];
        found.span[found.count] = l.words.item[i].source;
        if (heredoc_word(a, word[i], item)) found.count++;
        if (!item->is_bad || found.has_bad) continue;
        found.has_bad = true;
        found.bad = l.words.item[i].source;
    }
    return found;
}
