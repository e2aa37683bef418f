// The public functions for images and registry answers.
#include "base/digest.h"
#include "base/vec.h"
#include "fl_images.h"
#include "lint/image_answers.h"
#include "lint/open_document.h"
#include "values/image_versions.h"

typedef struct Asking {
    Arena *arena;
    const FlDoc *doc;
    const Model *model;
    struct {
        FlImageQuestion *item;
        uint32_t count, room;
    } list;
} Asking;

// The same image under another flag: both questions are merged.
static FlImageQuestion *question_about(Asking *a, const ImageRef *image)
{
    ImageWhole whole = image_whole(a->arena, image);
    for (uint32_t i = 0; i < a->list.count; i++)
        if (str_eq(a->list.item[i].image, whole.text)) return &a->list.item[i];
    if (a->list.count == FL_IMAGES_MAX) return NULL;
    FlImageQuestion q = {.image = whole.text,
                         .host = whole.host,
                         .repository = whole.repository,
                         .reference = whole.reference};
    q.wants_exact = !image->digest.len && image_tag_is_open(image->tag);
    VEC_PUSH(a->arena, &a->list, q);
    return &a->list.item[a->list.count - 1];
}

static void put_place(const Asking *a, FlImageQuestion *q, uint32_t step, Span joined)
{
    const Instr *in = instr_at(a->model, step);
    if (q->place.end) return;
    q->place = doc_span(a->doc, item_of(a->model, step), in, joined);
    q->around = doc_span(a->doc, item_of(a->model, step), in, (Span){0, in->logical});
}

static void ask_base(Asking *a, const Stage *stage)
{
    const ImageRef *image = stage_image(a->model, stage);
    if (stage->base_kind != BASE_IMAGE || !image->is_valid || !stage->base_node) return;
    FlImageQuestion *q = question_about(a, image);
    if (!q) return;
    const Instr *in = instr_at(a->model, stage->from);
    put_place(a, q, stage->from, node_span(stage->base_node));
    q->wants_platforms |= instr_flag(in, STR("platform")) != NULL;
}

FlImageQuestions fl_image_questions(Arena *arena, FlDoc *doc)
{
    Asking a = {.arena = arena, .doc = doc, .model = doc_model(doc)};
    uint32_t stages = stage_count(a.model);
    for (uint32_t i = 0; i < stages; i++) ask_base(&a, stage_at(a.model, i));
    for (uint32_t i = 0; i < use_count(a.model); i++) {
        const StageUse *u = use_at(a.model, i);
        ImageRef image;
        if (!use_image(u, &image)) continue;
        FlImageQuestion *q = question_about(&a, &image);
        if (q) put_place(&a, q, u->step, u->value);
    }
    return (FlImageQuestions){a.list.item, a.list.count};
}

static uint64_t digest_list(uint64_t d, const Str *item, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) d = digest_text(d, item[i]);
    return digest_number(d, count);
}

uint32_t fl_image_candidates(Str reference, const FlImageAnswer *answer, Str *out)
{
    _Static_assert((int)FL_IMAGE_CANDIDATES_MAX == (int)IMAGE_VERSIONS_MAX, "one of them");
    return image_versions(reference, answer->tag, answer->tag_count, out);
}

uint64_t fl_image_digest(const FlImageAnswers *answers)
{
    uint64_t d = 1;
    for (uint32_t i = 0; answers && i < answers->count; i++) {
        const FlImageAnswer *answer = &answers->item[i];
        d = digest_number(digest_text(d, answer->image), answer->state);
        d = digest_text(d, answer->exact);
        d = digest_list(digest_text(d, answer->digest), answer->platform, answer->platform_count);
        d = digest_list(d, answer->tag, answer->tag_count);
    }
    return answers ? d : 0;
}

void fl_set_image_answers(FlDoc *doc, const FlImageAnswers *answers)
{
    doc->config.image_answers = answers;
    doc->is_linted = false;
    if (doc->model) model_set_image_answers(doc->model, answers);
}
