#include "rules/parts/addresses.h"
#include "rules/parts/downloads.h"

enum { LOOKS_MAX = 64 }; // commands before one

static bool is_hex(char c)
{
    c = char_lower(c);
    return char_is_digit(c) || ('a' <= c && c <= 'f');
}

// The name of a commit, 40 digits in base 16.
static bool has_commit(Str url)
{
    for (uint32_t at = 0, row; at + 40 <= url.len; at += row) {
        for (row = 40; row && is_hex(url.ptr[at + row - 1]);) row--;
        if (!row) return str_starts_z(url, "https://");
    }
    return false;
}

bool address_is_pinned(const At *c, Str url)
{
    if (has_commit(url) || !str_has_char(url, '$')) return has_commit(url);
    Expansion e = expand_at(c->model, c->step, url, expand_mode(c->model));
    return e.is_ok && e.is_known && has_commit(e.result);
}

// The value that the RUN gives to a variable by itself; empty when it gives none.
static Str assigned_here(const Commands *commands, uint32_t before, Str name)
{
    uint32_t first = before < LOOKS_MAX ? 0 : before - LOOKS_MAX;
    for (uint32_t i = before; first < i--;) {
        const Command *c = &commands->item[i];
        for (uint32_t k = 0; k < c->prefix_count; k++) {
            Str text = c->prefix[k].text;
            if (str_starts(text, name) && str_at(text, name.len) == '=')
                return str_skip(text, name.len + 1);
        }
    }
    return STR("");
}

Str download_address(const At *c, const Commands *commands, uint32_t i)
{
    const Word *source = download_source(&commands->item[i]);
    Str text = source ? source->text : STR("");
    if (str_at(text, 0) != '$') return text;
    bool in_braces = str_at(text, 1) == '{';
    uint32_t start = in_braces ? 2 : 1, end = start;
    while (end < text.len && char_is_word(text.ptr[end])) end++;
    if (end == start || (in_braces && str_at(text, end) != '}')) return text;
    Str name = str_cut(text, start, end), value = assigned_here(commands, i, name);
    bool is_set = value.len || var_at(c->model, c->step, name, &value, NULL) == ENV_SET;
    return is_set ? str_join(c->arena, value, str_skip(text, end + in_braces)) : text;
}
