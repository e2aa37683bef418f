#include "image_answers.h"
#include "test.h"

static void read_word(Arena *a, FlImageAnswer *answer, Str word)
{
    bool is_platform = str_has_char(word, '/');
    if (str_at(word, 0) == '=') answer->exact = str_skip(word, 1);
    if (str_starts(word, STR("sha256:"))) answer->digest = word;
    if (str_at(word, 0) == '=' || str_starts(word, STR("sha256:"))) return;
    const Str *old = is_platform ? answer->platform : answer->tag;
    uint32_t count = is_platform ? answer->platform_count++ : answer->tag_count++;
    Str *item = arena_new(a, Str, count + 1);
    for (uint32_t i = 0; i < count; i++) item[i] = old[i];
    item[count] = word;
    if (is_platform)
        answer->platform = item;
    else
        answer->tag = item;
}

static FlImageState state_of(Str word)
{
    if (str_eq(word, STR("there"))) return FL_IMAGE_THERE;
    if (str_eq(word, STR("no-repository"))) return FL_IMAGE_NO_REPOSITORY;
    if (!str_eq(word, STR("no-tag")))
        fail_msg("an ```images block says there, no-tag or no-repository");
    return FL_IMAGE_NO_TAG;
}

bool image_answers_read(Arena *a, const Block *block, FlConfig *config)
{
    enum { IMAGES_MAX = 16 };
    Str rest = block->text, line, word;
    if (!str_eq(block->kind, STR("images"))) return false;
    FlImageAnswer *item = arena_new(a, FlImageAnswer, IMAGES_MAX);
    FlImageAnswers *answers = arena_new(a, FlImageAnswers, 1);
    while (rest.len && answers->count < IMAGES_MAX && str_next_part(&rest, '\n', &line)) {
        FlImageAnswer *answer = &item[answers->count];
        answer->image = str_next_word(&line);
        if (!answer->image.len) continue;
        answer->state = state_of(str_next_word(&line));
        while ((word = str_next_word(&line)).len) read_word(a, answer, word);
        answers->count++;
    }
    answers->item = item;
    answers->digest = fl_image_digest(answers);
    config->image_answers = answers;
    return true;
}
