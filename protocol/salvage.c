// Only quotes and brackets are interpreted; anything may stand between them.
#include "protocol/salvage.h"
#include <jansson.h>

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

uint32_t scan_space(Str text, uint32_t at)
{
    while (at < text.len && is_space(text.ptr[at])) at++;
    return at;
}

uint32_t scan_string_end(Str text, uint32_t at)
{
    for (at++; at < text.len; at++) {
        if (text.ptr[at] == '"') return at + 1;
        if (text.ptr[at] == '\\') at++;
    }
    return text.len;
}

uint32_t scan_value_end(Str text, uint32_t at)
{
    uint32_t depth = 0;
    while (at < text.len) {
        char c = text.ptr[at];
        bool closes = c == ']' || c == '}';
        if (depth == 0 && (closes || c == ',')) return at;
        if (c == '[' || c == '{') depth++;
        if (closes) depth--;
        at = c == '"' ? scan_string_end(text, at) : at + 1;
    }
    return text.len;
}

static bool is_named(Str text, Str name)
{
    return text.len == name.len + 2 && str_eq(str_cut(text, 1, text.len - 1), name);
}

Str scan_member(Str object, Str name)
{
    uint32_t at = scan_space(object, 0);
    if (str_at(object, at) != '{') return STR("");
    for (at++; at < object.len && object.ptr[at] != '}';) {
        if (object.ptr[at] != '"') {
            at++;
            continue;
        }
        uint32_t end = scan_string_end(object, at), colon = scan_space(object, end);
        bool is_found = str_at(object, colon) == ':' && is_named(str_cut(object, at, end), name);
        uint32_t start = colon + 1;
        at = scan_value_end(object, start < object.len ? start : object.len);
        if (is_found) return str_trim(str_cut(object, start, at));
    }
    return STR("");
}

Str scan_text(Arena *a, Str value)
{
    json_t *string = json_loadb(value.ptr, value.len, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
    Str text = STR("");
    if (json_is_string(string)) {
        uint32_t len = (uint32_t)json_string_length(string);
        text = str_copy(a, str_of(json_string_value(string), len));
    }
    json_decref(string);
    return text;
}

static uint32_t digits_end(Str text, uint32_t at)
{
    while (char_is_digit(str_at(text, at))) at++;
    return at;
}

bool scan_is_number(Str text)
{
    uint32_t at = str_at(text, 0) == '-', end = digits_end(text, at);
    if (end == at || (str_at(text, at) == '0' && end != at + 1)) return false;
    if (str_at(text, end) == '.') {
        at = end + 1;
        end = digits_end(text, at);
        if (end == at) return false;
    }
    if (char_lower(str_at(text, end)) == 'e') {
        at = end + 1;
        if (str_at(text, at) == '-' || str_at(text, at) == '+') at++;
        end = digits_end(text, at);
        if (end == at) return false;
    }
    return end == text.len;
}
