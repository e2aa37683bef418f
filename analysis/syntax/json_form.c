// Exec form: a JSON array of strings, strictly by RFC 8259 (language.md 7.1).
#include "syntax/builder.h"
#include <string.h>

enum { JSON_DEPTH_MAX = 10000 }; // limit of BuildKit's JSON reader

// A JSON reader. `at` is its offset; undefined after a failed read.
typedef struct Json {
    Str s;
    uint32_t at, end;
} Json;

static void skip_space(Json *j)
{
    while (j->at < j->end && (j->s.ptr[j->at] == ' ' || j->s.ptr[j->at] == '\t' ||
                              j->s.ptr[j->at] == '\r' || j->s.ptr[j->at] == '\n'))
        j->at++;
}

static char peek(const Json *j)
{
    return j->at < j->end ? j->s.ptr[j->at] : '\0';
}

static bool is_hex(char c)
{
    return char_is_digit(c) || ('a' <= char_lower(c) && char_lower(c) <= 'f');
}

static bool read_escape(Json *j)
{
    char c = peek(j);
    j->at++;
    if (c != 'u') return c != '\0' && memchr("\"\\/bfnrt", c, 8) != NULL;
    for (int i = 0; i < 4; i++, j->at++)
        if (!is_hex(peek(j))) return false;
    return true;
}

static bool read_string(Json *j)
{
    for (j->at++; j->at < j->end;) {
        char c = j->s.ptr[j->at++];
        if (c == '"') return true;
        if ((unsigned char)c < 0x20) return false;
        if (c == '\\' && !read_escape(j)) return false;
    }
    return false;
}

static bool read_digits(Json *j)
{
    if (!char_is_digit(peek(j))) return false;
    while (char_is_digit(peek(j))) j->at++;
    return true;
}

static bool read_number(Json *j)
{
    if (peek(j) == '-') j->at++;
    if (peek(j) == '0')
        j->at++;
    else if (!read_digits(j))
        return false;
    if (peek(j) == '.') {
        j->at++;
        if (!read_digits(j)) return false;
    }
    if (char_lower(peek(j)) != 'e') return true;
    j->at++;
    if (peek(j) == '+' || peek(j) == '-') j->at++;
    return read_digits(j);
}

static bool read_scalar(Json *j)
{
    static const Str words[] = {STR_INIT("true"), STR_INIT("false"), STR_INIT("null")};
    if (peek(j) == '"') return read_string(j);
    Str rest = str_cut(j->s, j->at, j->end);
    for (uint32_t i = 0; i < ARRAY_LEN(words); i++) {
        if (!str_starts(rest, words[i])) continue;
        j->at += words[i].len;
        return true;
    }
    return read_number(j);
}

// The name of a member and its colon.
static bool read_name(Json *j)
{
    skip_space(j);
    if (peek(j) != '"' || !read_string(j)) return false;
    skip_space(j);
    if (peek(j) != ':') return false;
    j->at++;
    return true;
}

// Behind a value: closes the containers that end here, and moves to the next value. False on an
// error; `*depth` is 0 at the end.
static bool read_separator(Json *j, const char *stack, uint32_t *depth)
{
    while (*depth) {
        skip_space(j);
        char c = peek(j);
        if (c == ',') {
            j->at++;
            return stack[*depth - 1] != '{' || read_name(j);
        }
        if (c != (stack[*depth - 1] == '{' ? '}' : ']')) return false;
        j->at++;
        --*depth;
    }
    return true;
}

// Reads any value, without recursion.
static bool read_value(Json *j, Arena *scratch)
{
    char *stack = NULL;
    uint32_t depth = 0;
    do {
        skip_space(j);
        char c = peek(j);
        if (c == '[' || c == '{') {
            if (!stack) stack = arena_alloc(scratch, JSON_DEPTH_MAX);
            if (depth == JSON_DEPTH_MAX - 1) return false;
            stack[depth++] = c;
            j->at++;
            skip_space(j);
            if (peek(j) == (c == '{' ? '}' : ']')) {
                j->at++;
                depth--;
            } else if (c == '{') {
                if (!read_name(j)) return false;
                continue;
            } else {
                continue;
            }
        } else if (!read_scalar(j)) {
            return false;
        }
        if (!read_separator(j, stack, &depth)) return false;
    } while (depth);
    return true;
}

// Reads the whole array; with a builder it also makes nodes, in a second pass after the first
// succeeded.
static bool read_array(Json *j, Arena *scratch, Builder *b)
{
    j->at++;
    skip_space(j);
    for (bool first = true; peek(j) != ']' || !first; first = false) {
        if (!first) {
            if (peek(j) != ',') return false;
            if (b) node_leaf(b, N_PUNCT, j->at, j->at + 1);
            j->at++;
            skip_space(j);
        }
        uint32_t start = j->at;
        if (!read_value(j, scratch)) return false;
        if (b) {
            Node *element = node_leaf(b, N_STRING, start, j->at);
            if (j->s.ptr[start] != '"') element->flags |= NODE_NOT_STRING;
        }
        skip_space(j);
        if (peek(j) == ']') break;
    }
    j->at++;
    return true;
}

static void report_elements(Builder *b, uint32_t json)
{
    for (uint32_t i = json + 1; i < b->nodes.count; i++) {
        const Node *n = &b->nodes.item[i];
        if (!(n->flags & NODE_NOT_STRING)) continue;
        problem_add(b, PROBLEM_JSON_NOT_STRINGS, n->start, n->end);
        return;
    }
}

bool parse_json(Builder *b, uint32_t at, uint32_t end)
{
    if (end <= at || b->joined.ptr[at] != '[') return false;
    Json probe = {b->joined, at, end};
    if (!read_array(&probe, b->scratch, NULL)) return false;
    skip_space(&probe);
    if (probe.at < end) return false;

    uint32_t json = node_open(b, N_JSON, at);
    node_leaf(b, N_PUNCT, at, at + 1);
    Json again = {b->joined, at, end};
    read_array(&again, b->scratch, b);
    node_leaf(b, N_PUNCT, again.at - 1, again.at);
    node_close(b, json, again.at);
    report_elements(b, json);
    return true;
}
