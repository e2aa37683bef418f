#include "instructions/image_tag.h"

bool tag_has_part(Str tag, Str word)
{
    for (uint32_t at = 0; at + word.len <= tag.len; at++) {
        if (char_lower(tag.ptr[at]) != char_lower(word.ptr[0])) continue;
        bool is_start = !at || tag.ptr[at - 1] == '-';
        if (is_start && str_istarts(str_skip(tag, at), word)) return true;
    }
    return false;
}

static uint32_t count_numbers(Str version)
{
    uint32_t count = 0;
    Str number;
    while (str_next_part(&version, '.', &number)) count += number.len != 0;
    return count;
}

ImageTag image_tag(Str tag)
{
    ImageTag t = {.is_slim = tag_has_part(tag, STR("slim")),
                  .is_alpine = tag_has_part(tag, STR("alpine"))};
    Str part, rest = tag;
    if (!char_is_digit(str_at(tag, 0))) {
        t.suite = image_suite(str_cut(tag, 0, str_find_char(tag, '-')));
    } else if (str_next_part(&rest, '-', &t.version)) {
        t.parts = count_numbers(t.version);
    }
    while (!t.suite && str_next_part(&rest, '-', &part)) t.suite = image_suite(part);
    return t;
}

bool tag_names_release(const ImageTag *tag, const ImageFacts *image)
{
    return tag->suite && str_starts(tag->suite->text, str_of_z(image->software));
}
