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

// ---- Guessing the intended licence ----

// A normalised name: `GNU GPL v3.0` becomes `gpl3`. Text in brackets is dropped.
static Str bare_name(Arena *a, Str text)
{
    Out out = out_on(a);
    Str lower = str_lower(a, text);
    for (uint32_t i = 0, end; i < lower.len && lower.ptr[i] != '('; i = end + 1) {
        end = i;
        while (char_is_word(str_at(lower, end)) || str_at(lower, end) == '.') end++;
        Str word = str_cut(lower, i, end);
        if (str_is_one_of(word, STR("the gnu license licence version v"))) continue;
        if (str_ends_z(word, ".0")) word.len -= 2;
        for (uint32_t k = 0; k < word.len; k++)
            if (word.ptr[k] != 'v' || !char_is_digit(str_at(word, k + 1)))
                out_char(&out, word.ptr[k]);
        if (str_at(lower, end) == '+') out_char(&out, '+');
    }
    return out_done(&out);
}

Str license_near(Arena *a, Str text)
{
    Str rest = STR("Apache-2.0 MIT ISC BSD-2-Clause BSD-3-Clause GPL-2.0-only GPL-3.0-only "
                   "LGPL-2.1-only LGPL-3.0-only AGPL-3.0-only MPL-2.0 EPL-2.0 Unlicense");
    Str bare = bare_name(a, text), id;
    while (bare.len && (id = str_next_word(&rest)).len) {
        Str name = bare_name(a, id);
        if (!str_starts(name, bare)) continue;
        Str more = str_skip(name, bare.len);
        if (!more.len || str_is_one_of(more, STR("only clause"))) return id;
    }
    return STR("");
}
