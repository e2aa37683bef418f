#include "server/checked_images.h"
#include "server/arguments.h"
#include "server/registry.h"

typedef struct Asking {
    ImageChecker *checker;
    FlImageQuestions questions;
    Registry registry;
} Asking;

bool checked_images_start(ImageChecker *checker, Arena *a, const Effective *settings, Str here)
{
    Untrusted untrusted = child_untrusted(&here);
    if (settings->lookup != LOOKUP_ON) return true;
    if (!registry_find_program(a, untrusted, &checker->program)) {
        checker->program = STR("");
        failure("registries cannot be asked: there is no program curl on the PATH");
        return false;
    }
    uv_mutex_init(&checker->lock);
    return true;
}

// The key is the index of the question.
static void take(void *context, uint64_t key, const FlImageAnswer *answer, const char *trouble)
{
    Asking *asking = context;
    KnownImage *known = image_store_find(&asking->checker->store, &asking->questions.item[key]);
    image_store_keep(known, answer, trouble, 0);
}

static void ask_all(uv_loop_t *loop, void *context)
{
    Asking *asking = context;
    registry_start(&asking->registry, loop);
    for (uint32_t i = 0; i < asking->questions.count; i++) {
        const FlImageQuestion *q = &asking->questions.item[i];
        KnownImage *known = image_store_find(&asking->checker->store, q);
        if (known && image_store_has(known, q)) continue;
        known = image_store_open(&asking->checker->store, q);
        const char *why = registry_pause(&asking->checker->pauses, q->host);
        if (why)
            image_store_keep(known, NULL, why, 0);
        else
            registry_ask(&asking->registry, i, &known->question);
    }
}

static Str troubles(Asking *asking, Arena *a)
{
    Out o = out_on(a);
    for (uint32_t i = 0; i < asking->questions.count; i++) {
        const FlImageQuestion *q = &asking->questions.item[i];
        KnownImage *known = image_store_find(&asking->checker->store, q);
        if (!known || !known->trouble || known->is_told) continue; // no event loop could be made
        known->is_told = true;
        out_fmt(&o, "%.*s was asked about %.*s, but %s\n", STR_ARG(q->host), STR_ARG(q->image),
                known->trouble);
    }
    return out_done(&o);
}

Str checked_images(ImageChecker *checker, Arena *a, const Effective *settings, FlDoc *doc)
{
    if (!checker->program.len || settings->lookup != LOOKUP_ON) return STR("");
    Asking asking = {.checker = checker, .questions = fl_image_questions(a, doc)};
    asking.registry = (Registry){
        .curl = checker->program, .pauses = &checker->pauses, .done = take, .context = &asking};
    if (!asking.questions.count) return STR("");
    uv_mutex_lock(&checker->lock);
    child_loop(ask_all, &asking);
    fl_set_image_answers(doc, image_store_answers(&checker->store, a, &asking.questions));
    Str trouble = troubles(&asking, a);
    uv_mutex_unlock(&checker->lock);
    return trouble;
}

void checked_images_tell(Str troubles)
{
    Str line;
    while (troubles.len && str_next_part(&troubles, '\n', &line)) failure("%.*s", STR_ARG(line));
}

void checked_images_clear(ImageChecker *checker)
{
    image_store_clear(&checker->store);
}
