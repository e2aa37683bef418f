// One walk over the words of an instruction, outside of quotes, once the arguments it needs have been seen.
#include "rules/parts/tail.h"
#include "lint/shell_scan.h"

typedef struct Word {
    Span span;
    uint32_t before; // words before it
} Word;

// Where the walk is. Words are parted by blanks; quotes and escapes hold them together.
typedef struct Reader {
    const Instr *in;
    uint32_t at, end, count;
} Reader;

static char escape_of(const Instr *in)
{
    return in->before.escape;
}

static bool read_word(Reader *r, Word *w)
{
    Str s = r->in->joined;
    while (r->at < r->end && char_is_blank(s.ptr[r->at])) r->at++;
    if (r->end <= r->at) return false;
    *w = (Word){{r->at, r->at}, r->count++};
    char quote = 0;
    for (; r->at < r->end; r->at++) {
        char c = s.ptr[r->at];
        if (!quote && char_is_blank(c)) break;
        if (c == escape_of(r->in) && quote != '\'')
            r->at++;
        else if (quote && c == quote)
            quote = 0;
        else if (!quote && (c == '\'' || c == '"'))
            quote = c;
    }
    if (r->end < r->at) r->at = r->end;
    w->span.end = r->at;
    return true;
}

// The end of the bracket list that starts at `at`, or `at` when it is none or is never closed.
static uint32_t list_end(const Instr *in, uint32_t at)
{
    Str s = in->joined;
    bool in_string = false;
    if (str_at(s, at) != '[') return at;
    for (uint32_t i = at + 1; i < in->logical; i++) {
        if (in_string && s.ptr[i] == '\\')
            i++;
        else if (s.ptr[i] == '"')
            in_string = !in_string;
        else if (!in_string && s.ptr[i] == ']')
            return i + 1;
    }
    return at;
}

// Whether the pairs of an ENV or LABEL are in the form `name value`.
static bool is_legacy(const Instr *in)
{
    if (in->kind != K_ENV && in->kind != K_LABEL) return false;
    const Node *first = instr_next_arg(in, NULL);
    return first && first->kind == N_PAIR && first->flags & NODE_LEGACY;
}

// How many words an instruction needs before more of them are a tail; 0 when none ever is.
static uint32_t words_needed(const Instr *in)
{
    switch (in->kind) {
    case K_ADD:
    case K_COPY: return 2;
    case K_ENV:
    case K_LABEL: return is_legacy(in) ? 2 : 1;
    case K_ARG:
    case K_EXPOSE:
    case K_FROM:
    case K_MAINTAINER:
    case K_STOPSIGNAL:
    case K_USER:
    case K_VOLUME:
    case K_WORKDIR: return 1;
    default: return 0;
    }
}

// Starts behind what is complete for certain: the list of an exec form, NONE. False when nothing there can be a tail.
static bool start(Reader *r, const Instr *in, uint32_t *needed)
{
    const Node *first = instr_next_arg(in, NULL);
    if (in->is_json || in->heredoc_count || !first) return false;
    *needed = words_needed(in);
    if (!*needed && first->kind != N_TYPE && str_at(in->joined, first->start) != '[') return false;
    *r = (Reader){.in = in, .at = first->start, .end = in->logical};
    if (first->kind == N_TYPE) {
        bool is_none = str_ieq(node_str(in, first), STR("NONE"));
        const Node *rest = instr_next_arg(in, first);
        r->at = is_none || !rest ? first->end : rest->start;
        if (is_none) return true;
    }
    uint32_t end = list_end(in, r->at);
    bool has_list = r->at < end && char_is_blank(str_at(in->joined, end));
    if (has_list) *needed = 0;
    if (has_list) r->at = end;
    return has_list || 0 < *needed;
}

static bool is_hex(char c)
{
    c = char_lower(c);
    return char_is_digit(c) || ('a' <= c && c <= 'f');
}

// `#fff` and `#a0b1c2` are colours.
static bool is_colour(Str word)
{
    if (word.len != 4 && word.len != 7) return false;
    for (uint32_t i = 1; i < word.len; i++)
        if (!is_hex(word.ptr[i])) return false;
    return true;
}

static bool is_comment(const Instr *in, Span word)
{
    Str s = instr_slice(in, word);
    if (str_at(s, 0) != '#') return false;
    if (s.len == 1) return word.end < in->logical;
    bool is_letter = char_is_alpha(s.ptr[1]) || 0x80 <= (unsigned char)s.ptr[1];
    return is_letter && !is_colour(s);
}

// `ubuntu:24.04# small`: a word of its kind does not end so, and words stand behind it.
static bool ends_in_comment(const Instr *in, Span word)
{
    Str s = instr_slice(in, word), rest = str_skip(in->joined, word.end);
    if (s.len < 2 || in->kind == K_MAINTAINER || is_legacy(in)) return false;
    bool is_glued =
        str_find_char(s, '#') == s.len - 1 && !str_has_char(STR("$\\"), s.ptr[s.len - 2]);
    return is_glued && word.end < in->logical && char_is_alpha(str_at(str_trim(rest), 0));
}

// A comment ends with its line, wherever the instruction goes on.
static uint32_t line_end(const Instr *in, uint32_t at)
{
    uint32_t end = in->logical;
    for (uint32_t i = in->cut_count; 0 < i; i--) {
        const Cut *cut = &in->cut[i - 1];
        if (cut->at <= at) break;
        if (cut->kind == CUT_CONTINUATION) end = cut->at;
    }
    if (in->logical < end) end = in->logical;
    while (at < end && char_is_blank(in->joined.ptr[end - 1])) end--;
    return end;
}

bool tail_comment(const Instr *in, Span *comment)
{
    Reader r;
    Word w;
    uint32_t needed;
    if (!str_has_char(in->joined, '#') || !start(&r, in, &needed)) return false;
    while (read_word(&r, &w)) {
        bool is_glued = needed <= w.before + 1 && ends_in_comment(in, w.span);
        if (!is_glued && (w.before < needed || !is_comment(in, w.span))) continue;
        uint32_t from = is_glued ? w.span.end - 1 : w.span.start;
        *comment = (Span){from, line_end(in, from)};
        return true;
    }
    return false;
}

// Whether text looks like the arguments of an instruction of that kind.
static bool has_shape(InstrKind kind, const Instr *in, Reader r)
{
    Word first = {0}, second = {0};
    if (!read_word(&r, &first)) return false;
    bool has_two = read_word(&r, &second);
    Str word = instr_slice(in, first.span);
    switch (kind) {
    case K_ADD:
    case K_COPY: return has_two;
    case K_ENV:
    case K_LABEL: return has_two || str_has_char(word, '=');
    case K_EXPOSE: return char_is_digit(word.ptr[0]) || word.ptr[0] == '$';
    case K_HEALTHCHECK:
        return str_starts_z(word, "--") || str_is_z(word, "CMD") || str_is_z(word, "NONE");
    case K_ONBUILD: return keyword_kind(word) != K_UNKNOWN;
    case K_SHELL: return word.ptr[0] == '[';
    case K_STOPSIGNAL: return char_is_digit(word.ptr[0]) || str_starts_z(word, "SIG");
    case K_MAINTAINER: return false;
    default: return true;
    }
}

static bool is_upper_keyword(Str word, InstrKind *kind)
{
    *kind = keyword_kind(word);
    return *kind != K_UNKNOWN && str_eq(word, keyword_name(*kind));
}

// Whether a cut lies between two joined offsets, so that they are on different lines.
static bool is_cut(const Instr *in, uint32_t from, uint32_t to)
{
    return instr_start_byte(in, to) - instr_end_byte(in, from) != to - from;
}

static bool is_upper(char c)
{
    return 'A' <= c && c <= 'Z';
}

// Whether a word of capitals stands there. No keyword is shorter than three letters.
static bool has_capitals(const Instr *in, uint32_t from)
{
    Str s = str_cut(in->joined, 0, in->logical);
    for (uint32_t at = from; at < s.len; at += 3) {
        if (!is_upper(s.ptr[at])) continue;
        uint32_t start = at;
        while (from < start && is_upper(s.ptr[start - 1])) start--;
        while (is_upper(str_at(s, at))) at++;
        bool is_word = (start == from || char_is_blank(s.ptr[start - 1])) &&
                       (at == s.len || char_is_blank(s.ptr[at]));
        if (is_word && 3 <= at - start) return true;
    }
    return false;
}

// A line that begins with a keyword is an instruction that the one above took in, with all that stands on it.
static bool is_taken_in(const Instr *in, uint32_t before, Span word)
{
    return is_cut(in, before, word.start) && keyword_kind(instr_slice(in, word)) != K_UNKNOWN;
}

bool tail_keyword(const Instr *in, Span *keyword)
{
    Reader r;
    Word w;
    uint32_t needed, before = 0;
    InstrKind kind;
    if (!start(&r, in, &needed) || !has_capitals(in, r.at)) return false;
    if (in->kind == K_MAINTAINER || is_legacy(in)) return false; // prose
    for (before = r.at; read_word(&r, &w); before = w.span.end) {
        if (is_comment(in, w.span) || is_taken_in(in, before, w.span)) return false;
        if (w.before < needed || is_cut(in, before, w.span.start)) continue;
        if (!is_upper_keyword(instr_slice(in, w.span), &kind)) continue;
        bool is_name = in->kind == K_FROM && w.before == 2 &&
                       str_ieq(node_str(in, instr_arg(in, 1)), STR("AS"));
        if (is_name || !has_shape(kind, in, r)) continue;
        *keyword = w.span;
        return true;
    }
    return false;
}

// The table of language.md 4.2: what more words do to each instruction.
bool tail_is_refused(const Instr *in, Span tail)
{
    Str first = instr_slice(in, tail);
    first = str_next_word(&first);
    switch (in->kind) {
    case K_EXPOSE:
    case K_FROM:
    case K_SHELL:
    case K_STOPSIGNAL: return true;
    case K_ENV:
    case K_LABEL: return !is_legacy(in) && !str_has_char(first, '=');
    case K_HEALTHCHECK: {
        const Node *type = instr_next_arg(in, NULL);
        return type && str_ieq(node_str(in, type), STR("NONE"));
    }
    default: return false;
    }
}

bool tail_may_be_meant(const Instr *in, Span tail)
{
    bool is_text = in->kind == K_ENV || in->kind == K_LABEL || in->kind == K_WORKDIR ||
                   in->kind == K_MAINTAINER;
    bool is_glued = tail_blanks(in, tail.start).start == tail.start;
    return (is_text || is_glued) && !tail_is_refused(in, tail);
}

Span tail_blanks(const Instr *in, uint32_t at)
{
    uint32_t start = at;
    while (0 < start && char_is_blank(in->joined.ptr[start - 1])) start--;
    return (Span){start, at};
}
