#include "lint/image_answers.h"

const FlImageAnswer *image_answer(const At *c, const ImageRef *image)
{
    const FlImageAnswers *answers = model_image_answers(c->model);
    if (!answers || !answers->count) return NULL;
    Str whole = image_whole(c->arena, image).text;
    for (uint32_t i = 0; i < answers->count; i++)
        if (str_eq(answers->item[i].image, whole)) return &answers->item[i];
    return NULL;
}

bool use_image(const StageUse *u, ImageRef *image)
{
    if (!use_is_image(u) || str_is_z(u->text, "scratch")) return false;
    *image = image_ref(u->text);
    return image->is_valid;
}
