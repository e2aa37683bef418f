// End SHELL with the option that takes the command.
//
// The builder puts each command behind the words of SHELL. A shell takes only the first word after `-c` for what it runs, so that with a
// command in SHELL it runs that one each time, and never what a RUN says: the build succeeds, and nothing is done.
//
// ```dockerfile
// FROM debian:12
// SHELL ["/bin/bash", "-c", "source ~/.bashrc"]
//                           ^^^^^^^^^^^^^^^^^^ each RUN runs `source ~/.bashrc`, and never what it says itself; end SHELL with `-c`
// RUN make
// ```
//
// What was meant to be read first can be read in the RUN that needs it, `. ~/.bashrc && make`, or named in `ENV BASH_ENV=...`:
//
// ```fixed
// FROM debian:12
// SHELL ["/bin/bash", "-c"]
// RUN make
// ```
//
// Without `-c` the shell takes each command for the name of a file:
//
// ```dockerfile
// FROM debian:12
// SHELL ["/bin/bash", "-l"]
//                     ^^^^ the shell takes what a RUN says for the name of a file, which is not there; end SHELL with `-c`
// RUN make
// SHELL ["/bin/bash"]
// CMD ["make"]
// ```
//
// ```fixed
// FROM debian:12
// SHELL ["/bin/bash", "-l", "-c"]
// RUN make
// SHELL ["/bin/bash"]
// CMD ["make"]
// ```
//
// ```dockerfile
// FROM debian:12
// SHELL ["/bin/bash", "-c", "-o", "pipefail"]
// SHELL ["/bin/bash", "--rcfile", "/etc/rc", "-lc"]
// SHELL ["/bin/bash", "-c", "source /etc/profile && eval \"$0\""]
// SHELL ["/bin/bash", "-o", "pipefail", "-c"]
// SHELL ["/bin/bash", "--"]
// RUN make
// SHELL ["/bin/bash", "-o"]
// RUN pipefail
// ```
#include "lint/run_facts.h"
#include "lint/shell_scan.h"

enum { LOOKS_MOST = 30 }; // instructions behind it

// Whether the option takes the word behind it: `-o`, `-euo`, `--rcfile`.
static bool takes_word(Str option)
{
    if (str_starts_z(option, "--")) return str_ends_z(option, "file");
    return str_has_char(option, 'o') || str_has_char(option, 'O');
}

// Whether it runs what stands behind it.
static bool runs_words(Str command)
{
    for (uint32_t i = 0; i + 1 < command.len; i++)
        if (command.ptr[i] == '$' && str_has_char(STR("0123456789@*{"), command.ptr[i + 1]))
            return true;
    return false;
}

typedef struct Words {
    const Node *option;  // `-c`; NULL where there is none
    const Node *operand; // what follows the options, likewise
} Words;

// Of an array that starts a shell, and whose options are whole.
static bool read_words(Arena *a, const Instr *in, Words *words)
{
    if (SHELL_BASH < shell_kind_of(a, in)) return false;
    const Node *arg = instr_arg(in, 0);
    *words = (Words){0};
    while (!words->operand && (arg = instr_next_arg(in, arg))) {
        Str word = arg_value(a, in, arg);
        if (str_is_one_of(word, STR("-- -"))) return false; // after which no option is read
        if (str_at(word, 0) != '-' && str_at(word, 0) != '+') {
            words->operand = arg;
        } else {
            if (!str_starts_z(word, "--") && str_has_char(word, 'c')) words->option = arg;
            if (takes_word(word) && !(arg = instr_next_arg(in, arg))) return false;
        }
    }
    return true;
}

// Whether the shell is asked to run something before there is another one.
static bool is_used(const At *c)
{
    for (uint32_t step = c->step + 1; step_is_beside(c->model, step, c->step); step++) {
        const Instr *in = instr_at(c->model, step);
        if (in->kind == K_SHELL || c->step + LOOKS_MOST < step) break;
        if (kind_runs_command(in->kind) && !in->is_json) return true;
    }
    return false;
}

static void check(Check *c, const Instr *in)
{
    Words words;
    if (!read_words(c->arena, in, &words)) return;
    if (!words.option && !words.operand && is_used(&c->at))
        report(c, node_span(instr_last_arg(in)),
               "the shell takes what a RUN says for the name of a file, which is not there; end "
               "SHELL with `-c`");
    Str command = words.option && words.operand ? arg_value(c->arena, in, words.operand) : STR("");
    if (!command.len || runs_words(command)) return;
    report(c, node_span(words.operand),
           "each RUN runs `%.*s`, and never what it says itself; end SHELL with `%.*s`",
           STR_ARG(command), STR_ARG(arg_value(c->arena, in, words.option)));
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Words words;
    if (!read_words(f->arena, in, &words)) return;
    uint32_t end = instr_last_arg(in)->end;
    fix_offer(f, found, FIX_ASK, words.option ? "Remove the command" : "Add `-c`");
    if (words.option)
        fix_delete(f, found, (Span){words.option->end, end});
    else
        fix_insert(f, found, end, STR(", \"-c\""));
}

RULE(shell_ignores_run) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(SHELL),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
