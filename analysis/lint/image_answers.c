#include "lint/image_answers.h"

const FlImageAnswer *image_answer(const At *c, const ImageRef *image)
{
    const FlImageAnswers *answers = model_image_answers(c->model);
    if (!answers || !answers->count) return NULL;
    Str whole = image_whole(c->arena, image);
    for (uint32_t i = 0; i < answers->count; i++)
        if (str_eq(answers->item[i].image, whole)) return &answers->item[i];
    return NULL;
}

bool use_image(const StageUse *u, ImageRef *image)
{
    if (!use_is_image(u) || str_eq(u->text, STR("scratch"))) return false;
    *image = image_ref(u->text);
    return image->is_valid;
}

static bool is_version(Str tag)
{
    bool has_digit = false;
    for (uint32_t i = 0; i < tag.len; i++) {
        bool is_dot = tag.ptr[i] == '.';
        if (!char_is_digit(tag.ptr[i]) && (!is_dot || !has_digit)) return false;
        has_digit = !is_dot;
    }
    return has_digit;
}

// Dates (`20240801`) and build numbers are no versions that anybody would choose among others.
enum { NUMBER_MAX_LEN = 5 };

static bool is_newer(Str one, Str other)
{
    Str a, b;
    while (one.len && other.len) {
        uint32_t x = 0, y = 0;
        str_next_part(&one, '.', &a);
        str_next_part(&other, '.', &b);
        str_number(a, &x);
        str_number(b, &y);
        if (x != y) return y < x;
    }
    return one.len != 0;
}

static bool has_long_number(Str tag)
{
    Str part;
    while (tag.len && str_next_part(&tag, '.', &part))
        if (NUMBER_MAX_LEN < part.len) return true;
    return false;
}

Str newest_version(const FlImageAnswer *answer)
{
    Str best = STR("");
    for (uint32_t i = 0; i < answer->tag_count; i++) {
        Str tag = answer->tag[i];
        if (!is_version(tag) || has_long_number(tag)) continue;
        if (!best.len || is_newer(tag, best)) best = tag;
    }
    return best;
}
