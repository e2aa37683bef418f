// Parses the arguments as the instruction's keyword requires (language.md 7).
#include "base/utf.h"
#include "base/vec.h"
#include "syntax/builder.h"
#include "syntax/walk.h"

static uint32_t skip_blanks(const Builder *b, uint32_t at, uint32_t end)
{
    while (at < end && char_is_blank(b->joined.ptr[at])) at++;
    return at;
}

static uint32_t skip_word(const Builder *b, uint32_t at, uint32_t end)
{
    while (at < end && !char_is_blank(b->joined.ptr[at])) at++;
    return at;
}

// The rest as one argument. Shell text stays a leaf; analysis/shell parses it on demand.
static void parse_text(Builder *b, uint32_t at, uint32_t end)
{
    if (at < end) node_leaf(b, N_TEXT, at, end);
}

static void parse_expanded_text(Builder *b, uint32_t at, uint32_t end)
{
    if (at < end) node_parts(b, N_TEXT, at, end);
}

static void parse_words(Builder *b, uint32_t at, uint32_t end)
{
    for (at = skip_blanks(b, at, end); at < end; at = skip_blanks(b, at, end)) {
        uint32_t stop = skip_word(b, at, end);
        node_parts(b, N_WORD, at, stop);
        at = stop;
    }
}

static bool parse_json_or_text(Builder *b, uint32_t at, uint32_t end)
{
    if (parse_json(b, at, end)) return true;
    parse_text(b, at, end);
    return false;
}

static bool parse_json_or_words(Builder *b, uint32_t at, uint32_t end)
{
    if (parse_json(b, at, end)) return true;
    parse_words(b, at, end);
    return false;
}

// The width of the blank at `at`, 0 if there is none: Unicode spaces here.
static uint32_t space_at(Str s, uint32_t at)
{
    unsigned char c = (unsigned char)s.ptr[at];
    if (c < 0x80) return c == ' ' || (9 <= c && c <= 13);
    Rune r = utf_next(s, at);
    return r.is_valid && rune_is_space(r.value) ? r.len : 0;
}

// The end of the word at `at` in [at, end) (language.md 7.2). `*kept` is the end of its content,
// without an escape character at the very end.
static uint32_t quoted_word_end(const Builder *b, uint32_t at, uint32_t end, uint32_t *kept)
{
    Str s = str_cut(b->joined, 0, end);
    char quote = 0;
    *kept = end;
    for (; at < end; at++) {
        char c = s.ptr[at];
        if (char_is_word(c)) continue;
        if (!quote && space_at(s, at)) break;
        if (c == b->escape && quote != '\'') {
            if (at + 1 == end) {
                *kept = at;
                return end;
            }
            at += utf_next(s, at + 1).len;
        } else if (quote) {
            if (c == quote) quote = 0;
        } else if (c == '\'' || c == '"') {
            quote = c;
        }
    }
    if (end < at) at = end;
    *kept = at;
    return at;
}

// One word of ENV, LABEL or ARG as a pair at its first `=`.
static void parse_pair(Builder *b, uint32_t at, uint32_t end)
{
    uint32_t equals = str_find_char(str_cut(b->joined, at, end), '=');
    uint32_t key_end = equals == STR_NONE ? end : at + equals;
    uint32_t pair = node_open(b, N_PAIR, at);
    node_parts(b, N_KEY, at, key_end);
    if (equals != STR_NONE) {
        node_leaf(b, N_EQUALS, key_end, key_end + 1);
        node_parts(b, N_VALUE, key_end + 1, end);
    }
    node_close(b, pair, end);
}

static uint32_t next_word(const Builder *b, uint32_t at, uint32_t end)
{
    while (at < end) {
        uint32_t width = space_at(b->joined, at);
        if (!width) break;
        at += width;
    }
    return at < end ? at : end;
}

static void parse_arg_words(Builder *b, uint32_t at, uint32_t end)
{
    for (at = next_word(b, at, end); at < end; at = next_word(b, at, end)) {
        uint32_t kept, stop = quoted_word_end(b, at, end, &kept);
        if (at < kept) parse_pair(b, at, kept);
        at = stop;
    }
}

// `ENV key value`: split once at the first run of ASCII blanks.
static void parse_legacy_pair(Builder *b, uint32_t at, uint32_t end)
{
    uint32_t key_end = skip_word(b, at, end);
    uint32_t start = skip_blanks(b, key_end, end);
    uint32_t pair = node_open(b, N_PAIR, at);
    b->nodes.item[pair].flags |= NODE_LEGACY;
    node_parts(b, N_KEY, at, key_end);
    if (key_end < start) {
        node_parts(b, N_VALUE, start, end);
    } else {
        problem_add(b, PROBLEM_VALUE_MISSING, at, key_end);
    }
    node_close(b, pair, end);
}

static bool has_equals(const Builder *b, uint32_t at, uint32_t end)
{
    return str_has_char(str_cut(b->joined, at, end), '=');
}

static void parse_pairs(Builder *b, uint32_t at, uint32_t end)
{
    bool is_reported = false;
    uint32_t kept, stop;
    uint32_t first = next_word(b, at, end);
    // If the first word is just an escape character at the very end, there is none.
    for (at = first; at < end; at = next_word(b, at, end)) {
        stop = quoted_word_end(b, at, end, &kept);
        if (at < kept && at == first && !has_equals(b, at, kept)) {
            parse_legacy_pair(b, at, end);
            return;
        }
        if (at < kept && !has_equals(b, at, kept) && !is_reported) {
            problem_add(b, PROBLEM_EQUALS_MISSING, at, kept);
            is_reported = true;
        }
        if (at < kept) parse_pair(b, at, kept);
        at = stop;
    }
}

static bool parse_health(Builder *b, uint32_t at, uint32_t end)
{
    uint32_t stop = at;
    while (stop < end && !byte_is_space(b->joined.ptr[stop])) stop++;
    if (at == stop) return false;
    node_leaf(b, N_TYPE, at, stop);
    while (stop < end && byte_is_space(b->joined.ptr[stop])) stop++;
    // Single bytes are skipped above, so wider spaces may be left; an array may stand behind them.
    if (parse_json(b, utf_skip_space(str_cut(b->joined, 0, end), stop), end)) return true;
    parse_text(b, stop, end);
    return false;
}

void parse_arguments(Builder *b, Instr *in, uint32_t at, uint32_t end)
{
    switch (in->kind) {
    case K_MAINTAINER: parse_text(b, at, end); break;
    case K_STOPSIGNAL:
    case K_USER:
    case K_WORKDIR: parse_expanded_text(b, at, end); break;
    case K_EXPOSE:
    case K_FROM: parse_words(b, at, end); break;
    case K_RUN:
    case K_CMD:
    case K_ENTRYPOINT:
    case K_SHELL: in->is_json = parse_json_or_text(b, at, end); break;
    case K_ADD:
    case K_COPY:
    case K_VOLUME: in->is_json = parse_json_or_words(b, at, end); break;
    case K_ARG: parse_arg_words(b, at, end); break;
    case K_ENV:
    case K_LABEL: parse_pairs(b, at, end); break;
    case K_HEALTHCHECK: in->is_json = parse_health(b, at, end); break;
    case K_UNKNOWN: parse_words(b, at, end); break;
    case K_ONBUILD:
    case K_COMMENT:
    case K_DIRECTIVE:
    case K_BLANK:
    case K_BOM: break;
    }
}
