#include "rules/parts/modes.h"
#include "base/out.h"

// Three or four digits of base 8.
static bool is_octal(Str mode)
{
    for (uint32_t i = 0; i < mode.len; i++)
        if (mode.ptr[i] < '0' || '7' < mode.ptr[i]) return false;
    return 2 < mode.len && mode.len < 6;
}

static uint32_t digit_from_end(Str mode, uint32_t i)
{
    return i < mode.len ? (uint32_t)(mode.ptr[mode.len - 1 - i] - '0') : 0;
}

// One part of a symbolic mode: who gets, or is set to, which rights.
static bool part_gives(Str part, char who, Str rights)
{
    uint32_t sign = 0;
    while (sign < part.len && !str_has_char(STR("+=-"), part.ptr[sign])) sign++;
    Str people = str_cut(part, 0, sign), given = str_skip(part, sign + 1);
    if (part.len <= sign || part.ptr[sign] == '-') return false;
    bool is_meant =
        str_has_char(people, who) || (str_has_char(people, 'a') && who != 'u' && who != 'g');
    for (uint32_t i = 0; is_meant && i < given.len; i++)
        if (str_has_char(rights, given.ptr[i])) return true;
    return false;
}

static bool gives(Str mode, char who, Str rights)
{
    Str part;
    while (str_next_part(&mode, ',', &part))
        if (part_gives(part, who, rights)) return true;
    return false;
}

bool mode_is_open(Str mode)
{
    if (!is_octal(mode)) return gives(mode, 'o', STR("w")) && !str_has_char(mode, 't');
    return digit_from_end(mode, 0) & 2 && !(digit_from_end(mode, 3) & 1);
}

Str mode_narrowed(Arena *a, Str mode)
{
    if (!is_octal(mode)) return STR("");
    Str head = str_cut(mode, 0, mode.len - 2);
    return str_fmt(a, "%.*s%u%u", STR_ARG(head), digit_from_end(mode, 1) & 5,
                   digit_from_end(mode, 0) & 5);
}

bool mode_sets_user(Str mode)
{
    return is_octal(mode) ? (digit_from_end(mode, 3) & 4) != 0 : gives(mode, 'u', STR("s"));
}

bool mode_sets_group(Str mode)
{
    return is_octal(mode) ? (digit_from_end(mode, 3) & 2) != 0 : gives(mode, 'g', STR("s"));
}

Str mode_without_set(Arena *a, Str mode)
{
    if (!is_octal(mode) || mode.len < 4) return STR("");
    return str_fmt(a, "%u%.*s", digit_from_end(mode, 3) & 1, STR_ARG(str_skip(mode, mode.len - 3)));
}
