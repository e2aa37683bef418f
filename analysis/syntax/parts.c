// Makes nodes for the parts of a word: quotes, escapes and variables, two levels deep. Their values
// are computed in expand.c.
#include "base/utf.h"
#include "syntax/builder.h"
#include "syntax/expand.h"

// Nodes are added only when the word has such parts: a plain word stays a leaf.
static bool has_parts(const Builder *b, uint32_t at, uint32_t end)
{
    for (; at < end; at++) {
        char c = b->joined.ptr[at];
        if (char_is_word(c)) continue;
        if (c == '$' || c == '\'' || c == '"' || c == b->escape) return true;
    }
    return false;
}

// The end of a `${...}` whose `${` ends at `at`, with nested quotes, escapes and `${`. `*closed` is
// false when there is no closing brace before `end`.
static uint32_t brace_end(const Builder *b, uint32_t at, uint32_t end, bool *closed)
{
    uint32_t depth = 1;
    char quote = 0;
    *closed = true;
    for (; at < end; at++) {
        char c = b->joined.ptr[at];
        if (c == b->escape && quote != '\'') {
            at++;
        } else if (quote) {
            if (c == quote) quote = 0;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == '$' && at + 1 < end && b->joined.ptr[at + 1] == '{') {
            depth++;
            at++;
        } else if (c == '}' && --depth == 0) {
            return at + 1;
        }
    }
    *closed = false;
    return end;
}

// Adds the variable at `at`; returns its end, or `at` when there is none (a plain `$`).
static uint32_t add_variable(Builder *b, uint32_t at, uint32_t end)
{
    bool is_braced = at + 1 < end && b->joined.ptr[at + 1] == '{', closed = true;
    uint32_t name = at + 1 + is_braced;
    uint32_t after = variable_name_end(str_cut(b->joined, 0, end), name);
    if (!is_braced && after == name) return at;
    uint32_t stop = is_braced ? brace_end(b, name, end, &closed) : after;
    if (stop < after) after = stop;
    uint32_t variable = node_open(b, N_VARIABLE, at);
    if (!closed) b->nodes.item[variable].flags |= NODE_UNCLOSED;
    node_leaf(b, N_PUNCT, at, name);
    if (name < after) node_leaf(b, N_NAME, name, after);
    if (closed && is_braced) {
        node_fill(b, N_PLAIN, stop - 1);
        node_leaf(b, N_PUNCT, stop - 1, stop);
    }
    node_close(b, variable, stop);
    return stop;
}

// The end of the quoted text at `at`, behind its closing quote; `end` when there is none.
static uint32_t quote_end(const Builder *b, uint32_t at, uint32_t end, bool *closed)
{
    char quote = b->joined.ptr[at++];
    *closed = true;
    for (; at < end; at++) {
        char c = b->joined.ptr[at];
        if (c == quote) return at + 1;
        if (c == b->escape && quote == '"') at++;
    }
    *closed = false;
    return end;
}

static uint32_t add_quoted(Builder *b, uint32_t at, uint32_t end)
{
    bool closed;
    uint32_t stop = quote_end(b, at, end, &closed);
    uint32_t quoted = node_open(b, N_QUOTED, at);
    if (!closed) b->nodes.item[quoted].flags |= NODE_UNCLOSED;
    node_leaf(b, N_PUNCT, at, at + 1);
    uint32_t last = closed ? stop - 1 : stop;
    bool is_double = b->joined.ptr[at] == '"';
    for (uint32_t i = at + 1; is_double && i < last;) {
        char c = b->joined.ptr[i];
        uint32_t next = c == '$' ? add_variable(b, i, last) : i;
        i = next != i ? next : i + 1 + (c == b->escape);
    }
    if (b->at < last) node_fill(b, N_PLAIN, last);
    if (closed) node_leaf(b, N_PUNCT, last, stop);
    node_close(b, quoted, stop);
    return stop;
}

static void add_parts(Builder *b, uint32_t at, uint32_t end)
{
    while (at < end) {
        char c = b->joined.ptr[at];
        uint32_t next = at;
        if (c == '$') {
            next = add_variable(b, at, end);
        } else if (c == '\'' || c == '"') {
            next = add_quoted(b, at, end);
        } else if (c == b->escape) {
            next = at + 1 < end ? at + 1 + utf_next(b->joined, at + 1).len : end;
            if (end < next) next = end;
            node_leaf(b, N_ESCAPE, at, next);
        }
        at = next != at ? next : at + 1;
    }
}

void node_parts(Builder *b, NodeKind kind, uint32_t start, uint32_t end)
{
    if (!has_parts(b, start, end)) {
        node_leaf(b, kind, start, end);
        return;
    }
    uint32_t node = node_open(b, kind, start);
    add_parts(b, start, end);
    node_close(b, node, end);
}
