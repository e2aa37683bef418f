#include "protocol/mend.h"
#include "protocol/salvage.h"
#include <math.h>
#include <stdlib.h>

enum { DEPTH_MAX = 1000 }; // jansson's limit is 2048; LSP needs far less

typedef struct Mend {
    Arena *arena;
    Str text;
    uint32_t at, depth;
    Out out;
} Mend;

static void copy(Mend *m, uint32_t len)
{
    out_str(&m->out, str_cut(m->text, m->at, m->at + len));
    m->at += len;
}

// ---- Strings ----

static void mend_control(Mend *m, bool is_name)
{
    static const char hex[] = "0123456789abcdef";
    unsigned char c = (unsigned char)m->text.ptr[m->at++];
    if (is_name && c == 0)
        out_z(&m->out, "\\ufffd");
    else
        out_fmt(&m->out, "\\u00%c%c", hex[c >> 4], hex[c & 15]);
}

static void mend_string(Mend *m)
{
    static const Str escaped_nul = STR_INIT("\\u0000");
    uint32_t end = scan_string_end(m->text, m->at);
    bool is_name = str_at(m->text, scan_space(m->text, end)) == ':';
    while (m->at < end) {
        uint32_t start = m->at;
        char c = m->text.ptr[m->at];
        if ((unsigned char)c < ' ') {
            mend_control(m, is_name);
        } else if (c != '\\') {
            while (m->at < end && m->text.ptr[m->at] != '\\' &&
                   ' ' <= (unsigned char)m->text.ptr[m->at])
                m->at++;
            out_str(&m->out, str_cut(m->text, start, m->at));
        } else if (is_name && str_starts(str_skip(m->text, m->at), escaped_nul)) {
            out_z(&m->out, "\\ufffd");
            m->at += escaped_nul.len;
        } else {
            copy(m, 2);
        }
    }
}

// ---- Numbers ----

static bool is_of_number(char c)
{
    return char_is_digit(c) || c == '-' || c == '+' || c == '.' || char_lower(c) == 'e';
}

static bool is_integer(Str number)
{
    for (uint32_t i = 0; i < number.len; i++)
        if (!char_is_digit(number.ptr[i]) && number.ptr[i] != '-') return false;
    return true;
}

static bool is_too_large(Arena *a, Str number)
{
    enum { SURELY_FITS = 18, SURELY_TOO_LONG = 64 };
    bool is_whole = is_integer(number);
    if (is_whole && number.len <= SURELY_FITS) return false;
    if (is_whole && SURELY_TOO_LONG < number.len) return true;
    const char *z = str_fmt(a, "%.*s%c", STR_ARG(number), 0).ptr;
    double value = fabs(strtod(z, NULL));
    return is_whole ? 9223372036854775807.0 <= value : value == HUGE_VAL;
}

static void mend_number(Mend *m)
{
    uint32_t end = m->at;
    while (end < m->text.len && is_of_number(m->text.ptr[end])) end++;
    Str number = str_cut(m->text, m->at, end);
    if (!scan_is_number(number) || !is_too_large(m->arena, number)) {
        copy(m, number.len);
        return;
    }
    out_str(&m->out,
            number.ptr[0] == '-' ? STR("-9223372036854775807") : STR("9223372036854775807"));
    m->at = end;
}

// ---- All of it ----

static void mend_bracket(Mend *m)
{
    char c = m->text.ptr[m->at];
    bool opens = c == '[' || c == '{';
    if (opens && m->depth == DEPTH_MAX) {
        out_z(&m->out, "null");
        m->at = scan_value_end(m->text, m->at);
        return;
    }
    if (opens) m->depth++;
    if (!opens && m->depth) m->depth--;
    copy(m, 1);
}

static void mend_next(Mend *m)
{
    switch (m->text.ptr[m->at]) {
    case '"': mend_string(m); break;
    case '[':
    case ']':
    case '{':
    case '}': mend_bracket(m); break;
    default:
        if (is_of_number(m->text.ptr[m->at]))
            mend_number(m);
        else
            copy(m, 1);
    }
}

Str mend_json(Arena *a, Str text)
{
    Mend m = {.arena = a, .text = text, .out = out_on(a)};
    while (m.at < text.len) mend_next(&m);
    return m.out.is_cut ? STR("") : out_done(&m.out);
}
