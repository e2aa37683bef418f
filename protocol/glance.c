// One walk over the bytes that knows strings and depth, and nothing else of JSON.
#include "protocol/glance.h"

typedef struct Walk {
    Str json;
    uint32_t at, depth;
    Str key; // the latest member name, with its quotes
    bool is_in_params, is_in_document;
    Glance found;
} Walk;

// The string that starts at `at`, with its quotes as far as they are there.
static Str read_string(const Walk *w)
{
    uint32_t end = w->at + 1;
    while (end < w->json.len && w->json.ptr[end] != '"') end += w->json.ptr[end] == '\\' ? 2 : 1;
    return str_cut(w->json, w->at, end + 1);
}

static Str read_number(const Walk *w)
{
    uint32_t end = w->at;
    while (end < w->json.len && str_has_char(STR("+-.0123456789eE"), w->json.ptr[end])) end++;
    return str_cut(w->json, w->at, end);
}

static bool is_key(const Walk *w, Str name)
{
    return str_eq(w->key, name);
}

static void take(Walk *w, Str token)
{
    if (w->depth == 1 && is_key(w, STR("\"id\"")) && !w->found.id.len) w->found.id = token;
    if (w->depth == 1 && is_key(w, STR("\"method\""))) w->found.method = token;
    if (w->depth == 3 && w->is_in_document && is_key(w, STR("\"uri\""))) w->found.uri = token;
}

static void open(Walk *w)
{
    w->depth++;
    if (w->depth == 2) w->is_in_params = is_key(w, STR("\"params\""));
    if (w->depth == 3) w->is_in_document = w->is_in_params && is_key(w, STR("\"textDocument\""));
    w->key = STR("");
}

static void close(Walk *w)
{
    if (w->depth == 3) w->is_in_document = false;
    if (w->depth == 2) w->is_in_params = false;
    if (w->depth) w->depth--;
    w->key = STR("");
}

static bool is_followed_by_colon(const Walk *w, uint32_t at)
{
    while (at < w->json.len && (uint8_t)w->json.ptr[at] <= ' ') at++;
    return str_at(w->json, at) == ':';
}

static void step(Walk *w)
{
    char c = w->json.ptr[w->at];
    if (c == '"') {
        Str token = read_string(w);
        w->at += token.len;
        if (is_followed_by_colon(w, w->at))
            w->key = token;
        else
            take(w, token);
        return;
    }
    if (char_is_digit(c) || c == '-') {
        Str token = read_number(w);
        w->at += token.len;
        take(w, token);
        return;
    }
    if (c == '{' || c == '[') open(w);
    if (c == '}' || c == ']') close(w);
    w->at++;
}

Glance glance(Str json)
{
    Walk w = {.json = json};
    while (w.at < json.len) step(&w);
    return w.found;
}
