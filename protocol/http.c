#include "protocol/http.h"

static Str next_line(Str *rest)
{
    Str line;
    if (!str_next_part(rest, '\n', &line)) return STR("");
    if (str_ends_z(line, "\r")) line.len--;
    return line;
}

static bool read_status(Str line, uint32_t *out)
{
    Str version = str_next_word(&line), status = str_next_word(&line);
    return str_starts_z(version, "HTTP/") && status.len == 3 && str_number(status, out);
}

bool http_read(Str text, HttpAnswer *out)
{
    do {
        if (!read_status(next_line(&text), &out->status)) return false;
        const char *start = text.ptr;
        uint32_t len = 0;
        for (;;) {
            if (!text.len) break;
            Str line = next_line(&text);
            if (!line.len) break;
            len = (uint32_t)(line.ptr + line.len - start);
        }
        out->head = str_of(start, len);
    } while (out->status < 200);
    out->body = text;
    return true;
}

Str http_header(const HttpAnswer *answer, Str name)
{
    Str rest = answer->head;
    while (rest.len) {
        Str line = next_line(&rest);
        uint32_t colon = str_find_char(line, ':');
        if (colon != STR_NONE && str_ieq(str_cut(line, 0, colon), name))
            return str_trim(str_skip(line, colon + 1));
    }
    return STR("");
}

// ---- Challenges ----

typedef struct Words {
    Arena *arena;
    Str rest;
} Words;

static bool is_token(char c)
{
    return char_is_word(c) || (c && str_has_char(STR("!#$%&'*+-.^`|~"), c));
}

static void skip_blanks(Words *w)
{
    while (char_is_blank(str_at(w->rest, 0)) || str_at(w->rest, 0) == ',')
        w->rest = str_skip(w->rest, 1);
}

static Str take_token(Words *w)
{
    uint32_t len = 0;
    while (len < w->rest.len && is_token(w->rest.ptr[len])) len++;
    Str token = str_cut(w->rest, 0, len);
    w->rest = str_skip(w->rest, len);
    return token;
}

static Str take_quoted(Words *w)
{
    Out o = out_on(w->arena);
    uint32_t i = 1;
    for (; i < w->rest.len && w->rest.ptr[i] != '"'; i++) {
        if (w->rest.ptr[i] == '\\' && i + 1 < w->rest.len) i++;
        out_char(&o, w->rest.ptr[i]);
    }
    w->rest = str_skip(w->rest, i + 1);
    return out_done(&o);
}

// `= value`; false when it is something else: then the token before it begins another challenge.
static bool take_value(Words *w, Str *value)
{
    Str before = w->rest;
    while (char_is_blank(str_at(w->rest, 0))) w->rest = str_skip(w->rest, 1);
    if (str_at(w->rest, 0) != '=') {
        w->rest = before;
        return false;
    }
    w->rest = str_skip(w->rest, 1);
    while (char_is_blank(str_at(w->rest, 0))) w->rest = str_skip(w->rest, 1);
    *value = str_at(w->rest, 0) == '"' ? take_quoted(w) : take_token(w);
    return true;
}

bool http_challenge(Arena *a, Str header, HttpChallenge *out)
{
    Words w = {a, header};
    bool is_bearer = false;
    *out = (HttpChallenge){0};
    for (;;) {
        skip_blanks(&w);
        Str value, name = take_token(&w);
        if (!name.len) return out->realm.len != 0;
        if (!take_value(&w, &value)) {
            if (out->realm.len) return true;
            is_bearer = str_ieq(name, STR("bearer"));
            continue;
        }
        if (!is_bearer) continue;
        if (str_ieq(name, STR("realm"))) out->realm = value;
        if (str_ieq(name, STR("service"))) out->service = value;
        if (str_ieq(name, STR("scope"))) out->scope = value;
    }
}

Str http_next_page(Str link)
{
    uint32_t open = str_find_char(link, '<'), close = str_find_char(link, '>');
    if (open == STR_NONE || close == STR_NONE || close < open) return STR("");
    Str rest = str_skip(link, close + 1);
    bool is_next = str_has_z(rest, "rel=\"next\"") || str_has_z(rest, "rel=next");
    return is_next ? str_cut(link, open + 1, close) : STR("");
}

bool http_is_plain(Str text)
{
    for (uint32_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c <= ' ' || '~' < c || c == '"' || c == '\\') return false;
    }
    return true;
}
