#include "values/json_text.h"

static uint32_t skip_blanks(Str s, uint32_t at)
{
    while (char_is_blank(str_at(s, at)) || str_at(s, at) == '\n') at++;
    return at;
}

// The offset behind the string that begins at a quote.
static uint32_t string_end(Str s, uint32_t at)
{
    for (at++; at < s.len && s.ptr[at] != '"'; at++)
        if (s.ptr[at] == '\\') at++;
    return at + 1;
}

// The end of the value at this offset.
static uint32_t value_end(Str s, uint32_t at)
{
    uint32_t depth = 0;
    while (at < s.len) {
        char c = s.ptr[at];
        if (c == '"') {
            at = string_end(s, at);
        } else if (c == '{' || c == '[') {
            depth++;
            at++;
        } else if (c == '}' || c == ']') {
            if (!depth) return at;
            depth--;
            at++;
        } else if (c == ',' && !depth) {
            return at;
        } else {
            at++;
        }
        if (!depth && (c == '"' || c == '}' || c == ']')) return at;
    }
    return s.len;
}

static Str value_text(Str s, uint32_t start, uint32_t end)
{
    bool is_string = str_at(s, start) == '"' && start + 1 < end;
    return is_string ? str_cut(s, start + 1, end - 1) : str_trim(str_cut(s, start, end));
}

bool json_member(Str object, Str name, Str *value)
{
    uint32_t at = skip_blanks(object, 0);
    if (str_at(object, at) != '{') return false;
    for (at = skip_blanks(object, at + 1); str_at(object, at) == '"';) {
        uint32_t end = string_end(object, at);
        Str key = str_cut(object, at + 1, end - 1);
        at = skip_blanks(object, end);
        if (str_at(object, at) != ':') return false;
        at = skip_blanks(object, at + 1);
        end = value_end(object, at);
        if (str_eq(key, name)) {
            *value = value_text(object, at, end);
            return true;
        }
        at = skip_blanks(object, end);
        if (str_at(object, at) == ',') at = skip_blanks(object, at + 1);
    }
    return false;
}
