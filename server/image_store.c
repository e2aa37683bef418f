#include "server/image_store.h"

static Str copied(Arena *a, Str text)
{
    return text.len ? str_copy(a, text) : STR("");
}

static const Str *copied_list(Arena *a, const Str *item, uint32_t count)
{
    Str *copy = arena_new(a, Str, count + 1);
    for (uint32_t i = 0; i < count; i++) copy[i] = copied(a, item[i]);
    return copy;
}

static FlImageAnswer answer_copy(Arena *a, const FlImageAnswer *answer)
{
    FlImageAnswer copy = *answer;
    copy.image = copied(a, answer->image);
    copy.digest = copied(a, answer->digest);
    copy.exact = copied(a, answer->exact);
    copy.platform = copied_list(a, answer->platform, answer->platform_count);
    copy.tag = copied_list(a, answer->tag, answer->tag_count);
    return copy;
}

// The question is stored with the image; an answer is replaced as a whole.
static FlImageQuestion question_copy(Arena *a, const FlImageQuestion *question)
{
    FlImageQuestion copy = *question;
    copy.image = copied(a, question->image);
    copy.host = copied(a, question->host);
    copy.repository = copied(a, question->repository);
    copy.reference = copied(a, question->reference);
    return copy;
}

KnownImage *image_store_find(const ImageStore *store, const FlImageQuestion *question)
{
    KnownImage *known = store->first;
    while (known && !str_eq(known->question.image, question->image)) known = known->next;
    return known;
}

KnownImage *image_store_at(const ImageStore *store, uint64_t key)
{
    KnownImage *known = store->first;
    while (known && known->key != key) known = known->next;
    return known;
}

static void drop(ImageStore *store, KnownImage **at)
{
    KnownImage *known = *at;
    *at = known->next;
    arena_clear(&known->arena);
    fl_host_alloc(known, 0);
    store->count--;
}

static void make_room(ImageStore *store)
{
    KnownImage **at = &store->first;
    while (*at && (*at)->is_asked) at = &(*at)->next;
    if (*at && store->max && store->max <= store->count) drop(store, at);
}

KnownImage *image_store_open(ImageStore *store, const FlImageQuestion *question)
{
    KnownImage *known = image_store_find(store, question);
    if (!known) {
        make_room(store);
        KnownImage **at = &store->first;
        while (*at) at = &(*at)->next;
        known = fl_host_alloc(NULL, sizeof *known);
        *known = (KnownImage){0};
        known->question = question_copy(&known->arena, question);
        known->key = ++store->latest_key;
        *at = known;
        store->count++;
    }
    known->question.wants_platforms |= question->wants_platforms;
    known->question.wants_exact |= question->wants_exact;
    return known;
}

bool image_store_has(const KnownImage *known, const FlImageQuestion *question)
{
    return known->has_answer && question->wants_platforms <= known->question.wants_platforms &&
           question->wants_exact <= known->question.wants_exact;
}

void image_store_keep(KnownImage *known, const FlImageAnswer *answer, const char *trouble,
                      uint64_t now)
{
    Arena arena = {0};
    FlImageQuestion question = question_copy(&arena, &known->question);
    if (answer) known->answer = answer_copy(&arena, answer);
    arena_clear(&known->arena);
    known->arena = arena;
    known->question = question;
    known->is_sure = answer != NULL;
    known->trouble = trouble;
    known->since = now;
    known->has_answer = true;
    known->is_asked = known->is_chosen = known->is_told = false;
}

FlImageAnswers *image_store_answers(const ImageStore *store, Arena *a,
                                    const FlImageQuestions *questions)
{
    FlImageAnswer *item = arena_new(a, FlImageAnswer, questions->count + 1);
    FlImageAnswers *answers = arena_new(a, FlImageAnswers, 1);
    for (uint32_t i = 0; i < questions->count; i++) {
        const KnownImage *known = image_store_find(store, &questions->item[i]);
        if (known && known->is_sure) item[answers->count++] = answer_copy(a, &known->answer);
    }
    answers->item = item;
    answers->digest = fl_image_digest(answers);
    return answers;
}

void image_store_clear(ImageStore *store)
{
    while (store->first) drop(store, &store->first);
}
