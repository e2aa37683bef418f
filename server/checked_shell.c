// Each file has an event loop of its own on the thread that checks it, until all its scripts are
// done.
#include "server/checked_shell.h"
#include "protocol/read_shellcheck.h"
#include "server/arguments.h"
#include "server/shellcheck.h"
#include <stdlib.h>

typedef struct Asked {
    Arena *arena;
    FlShellScripts scripts;
    Str program;
    ChildRuns runs;
    struct {
        FlShellAnswer *item;
        uint32_t count, room;
    } answers;
    const char *trouble;
} Asked;

bool checked_shell_start(ShellChecker *checker, Arena *a, const Effective *settings, Str here)
{
    if (str_is_z(settings->shellcheck, "off")) return true;
    Untrusted untrusted = child_untrusted(&here);
    if (shellcheck_find(a, settings->shellcheck, untrusted, &checker->found)) return true;
    checker->found = STR("");
    if (!settings->shellcheck.len) return true;
    failure("ShellCheck cannot be run: there is no program %.*s", STR_ARG(settings->shellcheck));
    return false;
}

static void take(void *context, uint64_t key, const ChildEnd *end)
{
    Asked *asked = context;
    const char *trouble = shellcheck_trouble(end);
    FlShellAnswer answer;
    if (trouble || !read_shellcheck(asked->arena, end->printed, &answer)) {
        asked->trouble = trouble ? trouble : "it printed something else";
        return;
    }
    answer.key = key;
    VEC_PUSH(asked->arena, &asked->answers, answer);
}

static void run_scripts(uv_loop_t *loop, void *context)
{
    Asked *asked = context;
    asked->runs.loop = loop;
    for (uint32_t i = 0; i < asked->scripts.count; i++) {
        const FlShellScript *script = &asked->scripts.item[i];
        ChildTask task = shellcheck_task(asked->arena, asked->program, script);
        child_runs_add(&asked->runs, script->key, &task);
    }
}

// Answers arrive in the order in which the processes end.
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
    Asked asked = {.arena = a, .scripts = fl_shell_scripts(a, doc), .program = program};
    asked.runs = (ChildRuns){.limit = checker->limit, .done = take, .context = &asked};
    if (asked.scripts.count) child_loop(run_scripts, &asked);
    if (asked.answers.count)
        qsort(asked.answers.item, asked.answers.count, sizeof *asked.answers.item, by_key);
    FlShellAnswers *answers = arena_new(a, FlShellAnswers, 1);
    *answers = (FlShellAnswers){asked.answers.item, asked.answers.count, 0};
    answers->digest = fl_shell_digest(answers);
    fl_set_shell_answers(doc, answers);
    return asked.trouble ? str_of_z(asked.trouble) : STR("");
}
