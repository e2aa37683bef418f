#include "values/image_versions.h"

enum { NUMBER_MAX_LEN = 5, PARTS_MAX = 4, PARTS_ENOUGH = 3 };

// A parsed tag: `20.18` and `-slim`.
typedef struct Parts {
    uint32_t number[PARTS_MAX];
    uint32_t count; // 0: no version
    Str variant;    // with its leading dash
} Parts;

static bool take_number(Str *rest, uint32_t *out)
{
    uint32_t len = 0;
    while (char_is_digit(str_at(*rest, len))) len++;
    if (!len || NUMBER_MAX_LEN < len || !str_number(str_cut(*rest, 0, len), out)) return false;
    *rest = str_skip(*rest, len);
    return true;
}

static Parts parts_of(Str tag)
{
    Parts p = {0};
    Str rest = tag;
    while (p.count < PARTS_MAX && take_number(&rest, &p.number[p.count])) {
        p.count++;
        if (str_at(rest, 0) != '.' || !char_is_digit(str_at(rest, 1))) break;
        rest = str_skip(rest, 1);
    }
    p.variant = rest;
    if (rest.len && rest.ptr[0] != '-') p = (Parts){.variant = tag};
    return p;
}

// The open version part and the variant: words such as `lts` stand for a version, `slim` for a
// variant.
static Parts asked_for(Str tag)
{
    static const Str words = STR_INIT("latest lts stable current mainline");
    Parts p = parts_of(tag);
    if (p.count) return p;
    uint32_t dash = str_find_char(tag, '-');
    p.variant = dash == STR_NONE ? STR("") : str_skip(tag, dash);
    if (!str_is_one_of(str_cut(tag, 0, dash), words)) p.variant = tag;
    return p;
}

// `-slim` and, of a tag that is a variant alone, `slim`.
static bool is_variant(Str variant, Str wanted)
{
    if (str_eq(variant, wanted)) return true;
    return wanted.len && wanted.ptr[0] != '-' && str_at(variant, 0) == '-' &&
           str_eq(str_skip(variant, 1), wanted);
}

static int compare(const Parts *a, const Parts *b)
{
    for (uint32_t i = 0; i < a->count && i < b->count; i++)
        if (a->number[i] != b->number[i]) return a->number[i] < b->number[i] ? -1 : 1;
    return a->count < b->count ? -1 : b->count < a->count;
}

static bool starts_alike(const Parts *a, const Parts *b, uint32_t parts)
{
    for (uint32_t i = 0; i < parts; i++)
        if (b->count <= i || a->count <= i || a->number[i] != b->number[i]) return false;
    return true;
}

bool image_tag_is_open(Str tag)
{
    return asked_for(tag).count < PARTS_ENOUGH;
}

uint32_t image_versions(Str tag, const Str *all, uint32_t count, Str *out)
{
    Parts wanted = asked_for(tag), latest = {0};
    uint32_t found = 0;
    while (found < IMAGE_VERSIONS_MAX) {
        Parts best = {0};
        for (uint32_t i = 0; i < count; i++) {
            Parts p = parts_of(all[i]);
            bool is_next = !found || (compare(&p, &latest) < 0 &&
                                      !starts_alike(&p, &latest, wanted.count + 1));
            if (p.count <= wanted.count || !is_variant(p.variant, wanted.variant)) continue;
            if (!is_next || !starts_alike(&wanted, &p, wanted.count)) continue;
            if (best.count && compare(&p, &best) <= 0) continue;
            best = p;
            out[found] = all[i];
        }
        if (!best.count) break;
        latest = best;
        found++;
    }
    return found;
}
