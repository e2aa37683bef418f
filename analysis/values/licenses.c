#include "values/licenses.h"
#include "base/out.h"
#include "values/label_value.h"

bool value_is_license(Str text)
{
    uint32_t hash = license_hash(text.ptr, text.len), low = 0, high = license_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (license_hashes[middle] < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low < license_count && license_hashes[low] == hash;
}

// ---- What is meant ----

static bool is_of_word(char c)
{
    return char_is_alpha(c) || char_is_digit(c) || c == '.' || c == '+';
}

// A word without what people write in many ways: `v` before a version, `.0` at its end.
static void add_bare(Out *out, Str word)
{
    for (uint32_t i = 0; i < word.len; i++) {
        char c = char_lower(word.ptr[i]), next = str_at(word, i + 1), third = str_at(word, i + 2);
        bool is_end = c == '.' && next == '0' && !char_is_digit(third) && third != '.';
        i += is_end;
        if (is_end || (c == 'v' && char_is_digit(next))) continue;
        if (c == '+')
            out_str(out, STR("orlater"));
        else
            out_char(out, c);
    }
}

// `GNU GPL v3.0+` is `gpl3orlater`. What is in brackets says it again.
static Str bare_name(Arena *a, Str text)
{
    Out out = out_on(a);
    for (uint32_t i = 0, end; i < text.len && text.ptr[i] != '('; i = end + 1) {
        for (end = i; is_of_word(str_at(text, end));) end++;
        Str word = str_lower(a, str_cut(text, i, end));
        if (!str_is_one_of(word, STR("the gnu license licence version v"))) add_bare(&out, word);
    }
    return out_done(&out);
}

Str license_near(Arena *a, Str text)
{
    Str rest =
        STR("Apache-2.0 MIT ISC 0BSD BSD-2-Clause BSD-3-Clause GPL-2.0-only GPL-2.0-or-later "
            "GPL-3.0-only GPL-3.0-or-later LGPL-2.1-only LGPL-2.1-or-later LGPL-3.0-only "
            "LGPL-3.0-or-later AGPL-3.0-only AGPL-3.0-or-later MPL-2.0 EPL-2.0 EUPL-1.2 "
            "CC-BY-4.0 CC-BY-SA-4.0 CC0-1.0 Unlicense Zlib PostgreSQL WTFPL");
    Str bare = bare_name(a, text), id;
    while (bare.len && (id = str_next_word(&rest)).len) {
        Str name = bare_name(a, id);
        if (!str_starts(name, bare)) continue;
        Str more = str_skip(name, bare.len);
        if (!more.len || str_is_one_of(more, STR("only clause"))) return id;
    }
    return STR("");
}
