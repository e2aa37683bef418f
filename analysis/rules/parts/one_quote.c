#include "rules/parts/one_quote.h"

// Whether one pair of quotes holds all of it.
static bool is_one_quote(Str value, char escape)
{
    char quote = str_at(value, 0);
    uint32_t end = 1;
    if (quote != '"' && quote != '\'') return false;
    while (end < value.len && value.ptr[end] != quote)
        end += quote == '"' && value.ptr[end] == escape ? 2 : 1;
    return end + 1 == value.len;
}

// A character as it stands between double quotes; `quote` is the one that it stands in, if any.
static void put_quoted(Out *o, char c, bool is_escaped, char quote, char escape)
{
    bool is_special = c == '"' || c == '$' || c == escape;
    if (is_escaped ? quote || is_special : quote == '\'' && is_special) out_char(o, escape);
    if (c) out_char(o, c);
}

static bool is_quote(char c, char open)
{
    return open ? c == open : c == '"' || c == '\'';
}

// Where `${` opens and `}` closes at byte `i`, whether that is inside of the braces then.
static bool is_inside(Str value, uint32_t i, bool is_brace)
{
    char c = value.ptr[i];
    if (c == '{' && i && value.ptr[i - 1] == '$') return true;
    return is_brace && c != '}';
}

// Whether the name of a variable, or its `$` alone, goes up to behind byte `i`.
static bool is_in_name(Str value, uint32_t i, char quote, bool is_name)
{
    char c = value.ptr[i];
    bool is_letter = char_is_word(c) || 0x80 <= (unsigned char)c;
    return (c == '$' && quote != '\'') || (is_name && is_letter);
}

Str in_quotes(Arena *a, Str value, char escape)
{
    Out o = out_on(a);
    char quote = 0;
    bool is_brace = false, is_name = false;
    if (is_one_quote(value, escape)) return value;
    out_char(&o, '"');
    for (uint32_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        is_brace = is_inside(value, i, is_brace) && quote != '\'';
        bool is_escaped = c == escape && quote != '\'';
        bool is_before_blank = i + 1 == value.len || char_is_blank(value.ptr[i + 1]);
        // Without a quote or an escape behind it a name would go on.
        if (is_name && (is_escaped || (is_quote(c, quote) && !is_before_blank))) return STR("");
        is_name = is_in_name(value, i, quote, is_name);
        if (is_quote(c, quote)) {
            if (is_brace) return STR("");
            quote = quote ? 0 : c;
            continue;
        }
        put_quoted(&o, is_escaped ? str_at(value, ++i) : c, is_escaped, quote, escape);
    }
    out_char(&o, '"');
    return quote ? STR("") : out_done(&o);
}
