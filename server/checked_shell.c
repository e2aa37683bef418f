// One file has a loop of its own, on the thread that checks it, until all its scripts have been read.
#include "server/checked_shell.h"
#include "protocol/read_shellcheck.h"
#include "server/arguments.h"
#include "server/shellcheck.h"
#include <signal.h>
#include <stdlib.h>

typedef struct Asked {
    Arena *arena;
    struct {
        FlShellAnswer *item;
        uint32_t count, room;
    } answers;
    const char *trouble;
} Asked;

bool checked_shell_start(ShellChecker *checker, Arena *a, const Effective *settings, Str here)
{
    const char *home = getenv("HOME");
    bool is_home = home && str_eq(here, str_of_z(home));
    if (str_eq(settings->shellcheck, STR("off"))) return true;
    Untrusted untrusted = {&here, is_home ? 0 : 1};
    if (shellcheck_find(a, settings->shellcheck, untrusted, &checker->found)) return true;
    checker->found = STR("");
    if (!settings->shellcheck.len) return true;
    failure("ShellCheck cannot be run: there is no program %.*s", STR_ARG(settings->shellcheck));
    return false;
}

static void take(void *context, uint64_t key, Str printed, const char *trouble)
{
    Asked *asked = context;
    FlShellAnswer answer;
    if (trouble || !read_shellcheck(asked->arena, printed, &answer)) {
        asked->trouble = trouble ? trouble : "it printed something else";
        return;
    }
    answer.key = key;
    VEC_PUSH(asked->arena, &asked->answers, answer);
}

// A program that ends before it has read everything must not end this one. Threads have signals of their own.
static void run(const FlShellScripts *scripts, Str program, uint32_t limit, Asked *asked)
{
    sigset_t pipe, before;
    uv_loop_t loop;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    if (uv_loop_init(&loop)) return;
    pthread_sigmask(SIG_BLOCK, &pipe, &before);
    ShellRuns runs = {.loop = &loop, .limit = limit, .done = take, .context = asked};
    for (uint32_t i = 0; i < scripts->count; i++)
        shell_runs_add(&runs, program, scripts->item[i].key, &scripts->item[i]);
    uv_run(&loop, UV_RUN_DEFAULT);
    uv_loop_close(&loop);
    int number;
    sigset_t pending;
    if (!sigpending(&pending) && sigismember(&pending, SIGPIPE)) sigwait(&pipe, &number);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

// Answers come in the order in which the runs end.
static int by_key(const void *one, const void *two)
{
    uint64_t a = ((const FlShellAnswer *)one)->key, b = ((const FlShellAnswer *)two)->key;
    return (b < a) - (a < b);
}

Str checked_shell_program(const ShellChecker *checker, const Effective *settings)
{
    Str told = settings->shellcheck;
    if (!told.len) return checker->found;
    return str_at(told, 0) == '/' ? told : STR("");
}

Str checked_shell(const ShellChecker *checker, Arena *a, const Effective *settings, FlDoc *doc)
{
    Str program = checked_shell_program(checker, settings);
    if (!program.len) return STR("");
    FlShellScripts scripts = fl_shell_scripts(a, doc);
    Asked asked = {.arena = a};
    if (scripts.count) run(&scripts, program, checker->limit, &asked);
    if (asked.answers.count)
        qsort(asked.answers.item, asked.answers.count, sizeof *asked.answers.item, by_key);
    FlShellAnswers *answers = arena_new(a, FlShellAnswers, 1);
    *answers = (FlShellAnswers){asked.answers.item, asked.answers.count, 0};
    answers->digest = fl_shell_digest(answers);
    fl_set_shell_answers(doc, answers);
    return asked.trouble ? str_of_z(asked.trouble) : STR("");
}
