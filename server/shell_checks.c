// A document waits for the answers to its scripts. Answers are cached by script, so that a RUN that
// moved, or that undo restores, is not checked again.
#include "server/shell_checks.h"
#include "protocol/read_shellcheck.h"
#include "server/diagnose.h"
#include "server/host.h"
#include "server/log.h"
#include "server/shellcheck.h"
#include <string.h>

enum {
    FIRST_MS = 20,     // after opening, so that our findings are published first
    CHANGED_MS = 150,  // after an edit
    PATIENCE_MS = 300, // then the known answers are used, although some are missing
    KEPT_MAX = 512,    // number of cached answers
    RUNNING_MAX = 2,
};

// A cached answer: ShellCheck's output, empty on failure.
typedef struct Kept {
    uint64_t key, used;
    Str printed; // owned
} Kept;

typedef struct ShellChecks {
    Server *server;
    uv_timer_t timer;
    ChildRuns runs;
    Kept kept[KEPT_MAX];
    uint64_t clock; // increases with each use
    Arena arena;    // memory of the following
    Str found;      // path found on the PATH; empty: not found
    bool is_found_out, has_told_missing, has_told_trouble;
} ShellChecks;

typedef struct AskedKey {
    uint64_t run, script; // key of the cached answer; key for the document
} AskedKey;

// The state of one document.
typedef struct ShellAsked {
    Arena arena; // memory of the answers
    FlShellAnswers answers;
    AskedKey *key; // owned
    uint32_t count;
    uint64_t since;
    bool is_due, is_waiting;
} ShellAsked;

// ---- Answers ----

static Kept *kept_for(ShellChecks *c, uint64_t key)
{
    for (uint32_t i = 0; i < KEPT_MAX; i++)
        if (c->kept[i].used && c->kept[i].key == key) return &c->kept[i];
    return NULL;
}

// Replaces the least recently used answer.
static void keep(ShellChecks *c, uint64_t key, Str printed)
{
    Kept *place = &c->kept[0];
    for (uint32_t i = 1; i < KEPT_MAX; i++)
        if (c->kept[i].used < place->used) place = &c->kept[i];
    host_free(place->printed);
    *place = (Kept){key, ++c->clock, host_copy(printed)};
}

static bool has_all(ShellChecks *c, const ShellAsked *asked)
{
    for (uint32_t i = 0; i < asked->count; i++)
        if (!kept_for(c, asked->key[i].run)) return false;
    return true;
}

static FlShellAnswers read_answers(ShellChecks *c, const ShellAsked *asked, Arena *a)
{
    FlShellAnswer *item = arena_new(a, FlShellAnswer, asked->count + 1);
    FlShellAnswers answers = {.item = item};
    for (uint32_t i = 0; i < asked->count; i++) {
        Kept *kept = kept_for(c, asked->key[i].run);
        if (!kept) continue;
        kept->used = ++c->clock;
        if (!read_shellcheck(a, kept->printed, &item[answers.count])) continue;
        item[answers.count++].key = asked->key[i].script;
    }
    answers.digest = fl_shell_digest(&answers);
    return answers;
}

static void show(Server *s, Document *document)
{
    diagnose_again(s, document);
    diagnose_refresh(s);
}

// Gives the document the known answers, when they are complete or it has waited long enough.
static void give(ShellChecks *c, Document *document)
{
    ShellAsked *asked = document->shell;
    uint64_t now = uv_now(&c->server->loop);
    asked->is_waiting = !has_all(c, asked);
    if (asked->is_waiting && now < asked->since + PATIENCE_MS) return;
    asked->since = now;
    Arena arena = {0};
    FlShellAnswers answers = read_answers(c, asked, &arena);
    if (document->config.shell_answers && asked->answers.digest == answers.digest) {
        arena_clear(&arena);
        return;
    }
    Arena old = asked->arena;
    asked->arena = arena;
    asked->answers = answers;
    document->config.shell_answers = &asked->answers;
    fl_set_shell_answers(document_doc(document), &asked->answers);
    arena_clear(&old);
    show(c->server, document);
}

static void give_all(ShellChecks *c)
{
    Server *s = c->server;
    for (uint32_t i = 0; i < s->documents.count; i++) {
        Document *document = s->documents.item[i];
        if (document->shell && document->shell->is_waiting) give(c, document);
    }
    server_done(s);
}

static void forget(ShellChecks *c, Document *document)
{
    if (!document->config.shell_answers) return;
    document->config.shell_answers = NULL;
    fl_set_shell_answers(document_doc(document), NULL);
    show(c->server, document);
}

static void on_done(void *context, uint64_t key, const ChildEnd *end)
{
    ShellChecks *c = context;
    const char *trouble = shellcheck_trouble(end);
    if (c->server->is_ending) return;
    keep(c, key, trouble ? STR("") : end->printed);
    if (trouble && !c->has_told_trouble) {
        c->has_told_trouble = true;
        log_client(
            c->server, LOG_WARNING,
            str_fmt(&c->server->request, "ShellCheck did not answer about a RUN: %s", trouble));
    }
    give_all(c);
}

// ---- Questions ----

static bool is_wanted(const void *context, uint64_t key)
{
    const ShellChecks *c = context;
    const Documents *d = &c->server->documents;
    for (uint32_t i = 0; i < d->count && !c->server->is_ending; i++) {
        const ShellAsked *asked = d->item[i]->shell;
        for (uint32_t k = 0; asked && k < asked->count; k++)
            if (asked->key[k].run == key) return true;
    }
    return false;
}

// The program to run for the document; empty: none.
static Str program_for(ShellChecks *c, const Document *document)
{
    Server *s = c->server;
    Untrusted untrusted = {s->roots.item, s->roots.count};
    Str told = document->shellcheck, program;
    if (str_is_z(told, "off")) return STR("");
    if (told.len) {
        bool is_there = shellcheck_find(&s->request, told, untrusted, &program);
        return is_there ? program : STR("");
    }
    if (!c->is_found_out && !shellcheck_find(&c->arena, told, untrusted, &c->found))
        c->found = STR("");
    c->is_found_out = true;
    return c->found;
}

static void tell_missing(ShellChecks *c, const Document *document)
{
    Str told = document->shellcheck;
    if (c->has_told_missing || str_is_z(told, "off")) return;
    c->has_told_missing = true;
    Str where = told.len
                    ? str_fmt(&c->server->request,
                              "`%.*s` is not a program outside of the workspace", STR_ARG(told))
                    : STR("there is no `shellcheck` on the PATH");
    log_client(c->server, LOG_INFO,
               str_fmt(&c->server->request, "%.*s: the commands of RUN are not read by ShellCheck",
                       STR_ARG(where)));
}

static bool is_checked(const Document *document)
{
    return !str_is_z(document->shellcheck, "off") && !document->is_ignore &&
           !document_is_silent(document) && !document->is_excluded;
}

static void ask(ShellChecks *c, Document *document, Arena *a)
{
    ShellAsked *asked = document->shell;
    asked->is_due = false;
    asked->count = 0;
    FlShellScripts scripts = {0};
    if (is_checked(document)) scripts = fl_shell_scripts(a, document_doc(document));
    Str program = scripts.count ? program_for(c, document) : STR("");
    if (scripts.count && !program.len) tell_missing(c, document);
    if (!program.len) {
        forget(c, document);
        return;
    }
    asked->key = fl_host_alloc(asked->key, sizeof *asked->key * scripts.count);
    asked->is_waiting = true;
    asked->since = uv_now(&c->server->loop);
    for (uint32_t i = 0; i < scripts.count; i++) {
        AskedKey key = {fl_shell_key(scripts.item[i].key, program), scripts.item[i].key};
        asked->key[asked->count++] = key;
        if (kept_for(c, key.run)) continue;
        ChildTask task = shellcheck_task(a, program, &scripts.item[i]);
        child_runs_add(&c->runs, key.run, &task);
    }
}

static void on_time(uv_timer_t *timer)
{
    ShellChecks *c = timer->data;
    const Documents *d = &c->server->documents;
    Arena a = {0};
    for (uint32_t i = 0; i < d->count; i++) {
        if (!d->item[i]->shell || !d->item[i]->shell->is_due) continue;
        ask(c, d->item[i], &a);
        documents_cool(&c->server->documents, d->item[i]);
        arena_reset(&a);
    }
    arena_clear(&a);
    child_runs_keep(&c->runs, is_wanted);
    give_all(c);
}

static ShellChecks *checks_of(Server *s)
{
    if (s->shell_checks) return s->shell_checks;
    ShellChecks *c = arena_new(&s->session, ShellChecks, 1);
    c->server = s;
    c->runs = (ChildRuns){.loop = &s->loop, .limit = RUNNING_MAX, .done = on_done, .context = c};
    uv_timer_init(&s->loop, &c->timer);
    uv_unref((uv_handle_t *)&c->timer);
    c->timer.data = c;
    s->shell_checks = c;
    return c;
}

void shell_checks_soon(Server *s, Document *document)
{
    if (s->is_ending) return;
    ShellChecks *c = checks_of(s);
    uint64_t wait = document->shell ? CHANGED_MS : FIRST_MS;
    if (!document->shell) {
        document->shell = fl_host_alloc(NULL, sizeof *document->shell);
        *document->shell = (ShellAsked){0};
    }
    document->shell->is_due = true;
    uv_timer_start(&c->timer, on_time, wait, 0);
}

void shell_checks_look_again(Server *s)
{
    ShellChecks *c = s->shell_checks;
    if (!c) return;
    c->is_found_out = c->has_told_missing = false;
    arena_reset(&c->arena);
}

void shell_checks_close(Server *s)
{
    ShellChecks *c = s->shell_checks;
    if (!c) return;
    child_runs_keep(&c->runs, is_wanted);
    uv_close((uv_handle_t *)&c->timer, NULL);
}

void shell_checks_clear(Server *s)
{
    ShellChecks *c = s->shell_checks;
    if (!c) return;
    for (uint32_t i = 0; i < KEPT_MAX; i++) host_free(c->kept[i].printed);
    arena_clear(&c->arena);
}

void shell_asked_free(ShellAsked *asked)
{
    if (!asked) return;
    arena_clear(&asked->arena);
    fl_host_alloc(asked->key, 0);
    fl_host_alloc(asked, 0);
}
