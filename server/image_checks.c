// Each document has copies of the answers about its images, as several documents may name the same
// image.
#include "server/image_checks.h"
#include "server/diagnose.h"
#include "server/image_store.h"
#include "server/log.h"
#include "server/registry.h"

enum {
    WAIT_MS = 500, // after an edit, as a name being typed is no image
    KEPT_MAX = 256,
    SURE_MS = 3600 * 1000, // how long an answer, or its absence, is valid
    UNSURE_MS = 60 * 1000,
};

typedef struct ImageChecks {
    Server *server;
    uv_timer_t timer;
    Registry registry;
    ImageStore store;
    RegistryPauses pauses;
    Arena arena; // memory of the following
    Str program; // path of curl; empty: not found
    bool is_found_out, has_told_missing;
} ImageChecks;

// The state of one document.
typedef struct ImageGiven {
    Arena arena; // of the answers
    FlImageAnswers *answers;
    bool is_due;
} ImageGiven;

// ---- Answers ----

static void show(Server *s, Document *document)
{
    diagnose_again(s, document);
    diagnose_refresh(s);
}

static void set_answers(ImageChecks *c, Document *document, Arena arena, FlImageAnswers *answers)
{
    ImageGiven *given = document->images;
    Arena old = given->arena;
    given->arena = arena;
    given->answers = answers;
    document->config.image_answers = answers;
    fl_set_image_answers(document_doc(document), answers);
    arena_clear(&old);
    show(c->server, document);
}

static bool is_checked(const Document *document)
{
    return document->lookup != LOOKUP_OFF && !document->is_ignore &&
           !document_is_silent(document) && !document->is_excluded;
}

static void give(ImageChecks *c, Document *document)
{
    ImageGiven *given = document->images;
    Arena arena = {0};
    FlImageQuestions questions = {0};
    if (is_checked(document)) questions = fl_image_questions(&arena, document_doc(document));
    FlImageAnswers *answers = image_store_answers(&c->store, &arena, &questions);
    bool is_same = given->answers ? given->answers->digest == answers->digest : !answers->count;
    if (is_same)
        arena_clear(&arena);
    else
        set_answers(c, document, arena, answers);
    documents_cool(&c->server->documents, document);
}

static void give_all(ImageChecks *c)
{
    Server *s = c->server;
    for (uint32_t i = 0; i < s->documents.count; i++)
        if (s->documents.item[i]->images) give(c, s->documents.item[i]);
    server_done(s);
}

static void tell(ImageChecks *c, const KnownImage *known)
{
    Server *s = c->server;
    Str host = known->question.host, image = known->question.image;
    const FlImageAnswer *answer = &known->answer;
    if (known->trouble)
        show_client(s, LOG_WARNING,
                    str_fmt(&s->request, "%.*s was asked about %.*s, but %s", STR_ARG(host),
                            STR_ARG(image), known->trouble));
    else if (answer->state == FL_IMAGE_THERE)
        show_client(s, LOG_INFO,
                    str_fmt(&s->request, "%.*s is there%s%.*s", STR_ARG(image),
                            answer->digest.len ? ": " : "", STR_ARG(answer->digest)));
    else
        show_client(s, LOG_WARNING, str_fmt(&s->request, "%.*s is not there", STR_ARG(image)));
}

static void on_done(void *context, uint64_t key, const FlImageAnswer *answer, const char *trouble)
{
    ImageChecks *c = context;
    KnownImage *known = image_store_at(&c->store, key);
    if (c->server->is_ending || !known) return;
    bool is_chosen = known->is_chosen;
    image_store_keep(known, answer, trouble, uv_now(&c->server->loop));
    if (is_chosen)
        tell(c, known);
    else if (trouble)
        log_client(c->server, LOG_INFO,
                   str_fmt(&c->server->request, "%.*s was asked about %.*s, but %s",
                           STR_ARG(known->question.host), STR_ARG(known->question.image), trouble));
    give_all(c);
}

// ---- Questions ----

static bool has_program(ImageChecks *c)
{
    Server *s = c->server;
    Untrusted untrusted = {s->roots.item, s->roots.count};
    if (!c->is_found_out && !registry_find_program(&c->arena, untrusted, &c->program))
        c->program = STR("");
    c->is_found_out = true;
    c->registry.curl = c->program;
    if (!c->program.len && !c->has_told_missing) {
        c->has_told_missing = true;
        log_client(s, LOG_WARNING,
                   STR("there is no `curl` on the PATH: registries are not asked about images"));
    }
    return c->program.len != 0;
}

static void ask(ImageChecks *c, const FlImageQuestion *question, bool is_chosen)
{
    KnownImage *known = image_store_open(&c->store, question);
    const char *why = registry_pause(&c->pauses, question->host);
    if (known->is_asked) {
        known->is_chosen |= is_chosen;
        return;
    }
    if (why) {
        image_store_keep(known, NULL, why, uv_now(&c->server->loop));
        if (is_chosen) tell(c, known);
        return;
    }
    known->is_chosen = is_chosen;
    known->is_asked = true;
    registry_ask(&c->registry, known->key, &known->question);
}

static bool is_known(const ImageChecks *c, const FlImageQuestion *question)
{
    const KnownImage *known = image_store_find(&c->store, question);
    if (!known || !image_store_has(known, question)) return known && known->is_asked;
    uint64_t held = known->is_sure ? SURE_MS : UNSURE_MS;
    return uv_now(&c->server->loop) < known->since + held;
}

static void ask_unknown(ImageChecks *c, Document *document)
{
    Arena a = {0};
    FlImageQuestions questions = {0};
    if (is_checked(document)) questions = fl_image_questions(&a, document_doc(document));
    for (uint32_t i = 0; i < questions.count && has_program(c); i++)
        if (!is_known(c, &questions.item[i])) ask(c, &questions.item[i], false);
    arena_clear(&a);
}

static void on_time(uv_timer_t *timer)
{
    ImageChecks *c = timer->data;
    const Documents *d = &c->server->documents;
    for (uint32_t i = 0; i < d->count; i++) {
        Document *document = d->item[i];
        if (!document->images || !document->images->is_due) continue;
        document->images->is_due = false;
        if (document->lookup == LOOKUP_ON) ask_unknown(c, document);
        give(c, document);
    }
    server_done(c->server);
}

static ImageChecks *checks_of(Server *s)
{
    if (s->image_checks) return s->image_checks;
    ImageChecks *c = arena_new(&s->session, ImageChecks, 1);
    c->server = s;
    c->store.max = KEPT_MAX;
    c->registry = (Registry){.pauses = &c->pauses, .done = on_done, .context = c};
    registry_start(&c->registry, &s->loop);
    uv_timer_init(&s->loop, &c->timer);
    uv_unref((uv_handle_t *)&c->timer);
    c->timer.data = c;
    s->image_checks = c;
    return c;
}

static ImageGiven *given_of(Document *document)
{
    if (!document->images) {
        document->images = fl_host_alloc(NULL, sizeof *document->images);
        *document->images = (ImageGiven){0};
    }
    return document->images;
}

// Nothing to do if no document has asked.
void image_checks_soon(Server *s, Document *document)
{
    bool has_answers = s->image_checks && s->image_checks->store.count;
    if (s->is_ending || (document->lookup != LOOKUP_ON && !has_answers)) return;
    given_of(document)->is_due = true;
    uv_timer_start(&checks_of(s)->timer, on_time, WAIT_MS, 0);
}

void image_checks_look_again(Server *s)
{
    ImageChecks *c = s->image_checks;
    if (!c) return;
    c->is_found_out = c->has_told_missing = false;
    arena_reset(&c->arena);
}

Str image_checks_offer(Server *s, Document *document, Span range, Str *image)
{
    if (!is_checked(document)) return STR("");
    FlImageQuestions questions = fl_image_questions(&s->request, document_doc(document));
    const FlImageQuestion *at = NULL;
    for (uint32_t i = 0; i < questions.count; i++) {
        const FlImageQuestion *q = &questions.item[i];
        bool is_there = span_touches(range, q->place);
        if (is_there || (!at && span_touches(range, q->around))) at = q;
        if (is_there) break;
    }
    if (at) *image = at->image;
    return at ? at->host : STR("");
}

bool image_checks_ask(Server *s, Document *document, Str image)
{
    ImageChecks *c = checks_of(s);
    if (!is_checked(document)) return false;
    if (!has_program(c)) {
        show_client(s, LOG_WARNING,
                    STR("Registries are asked by the program `curl`, which is not on the PATH."));
        return true;
    }
    FlImageQuestions questions = fl_image_questions(&s->request, document_doc(document));
    for (uint32_t i = 0; i < questions.count; i++) {
        FlImageQuestion q = questions.item[i];
        if (!str_eq(q.image, image)) continue;
        q.wants_platforms = q.wants_exact = true;
        given_of(document);
        ask(c, &q, true);
        return true;
    }
    return false;
}

void image_checks_close(Server *s)
{
    ImageChecks *c = s->image_checks;
    if (!c) return;
    registry_stop(&c->registry);
    uv_close((uv_handle_t *)&c->timer, NULL);
}

void image_checks_clear(Server *s)
{
    ImageChecks *c = s->image_checks;
    if (!c) return;
    image_store_clear(&c->store);
    arena_clear(&c->arena);
}

void image_given_free(ImageGiven *given)
{
    if (!given) return;
    arena_clear(&given->arena);
    fl_host_alloc(given, 0);
}
