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
// ```dockerfile
// FROM debian:12
// SHELL ["/bin/bash", "-c", "-o", "pipefail"]
// SHELL ["/bin/bash", "--rcfile", "/etc/rc", "-lc"]
// SHELL ["/bin/bash", "-c", "source /etc/profile && eval \"$0\""]
// SHELL ["/bin/bash", "-o", "pipefail", "-c"]
// ```
#include "lint/rule.h"
#include "values/file_kinds.h"

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

// The command behind `-c`, and the option; NULL where there is none.
static const Node *command_of(Arena *a, const Instr *in, const Node **option)
{
    static const Str SHELLS = STR_INIT("sh ash bash dash zsh ksh");
    const Node *arg = in->is_json ? instr_arg(in, 0) : NULL;
    if (!arg || !str_is_one_of(path_last(arg_value(a, in, arg)), SHELLS)) return NULL;
    *option = NULL;
    while ((arg = instr_next_arg(in, arg))) {
        Str word = arg_value(a, in, arg);
        if (str_at(word, 0) != '-' && str_at(word, 0) != '+') return *option ? arg : NULL;
        if (!str_starts_z(word, "--") && str_has_char(word, 'c')) *option = arg;
        if (takes_word(word) && !(arg = instr_next_arg(in, arg))) break;
    }
    return NULL;
}

static void check(Check *c, const Instr *in)
{
    const Node *option, *arg = command_of(c->arena, in, &option);
    Str command = arg ? arg_value(c->arena, in, arg) : STR("");
    if (!command.len || runs_words(command)) return;
    report(c, node_span(arg),
           "each RUN runs `%.*s`, and never what it says itself; end SHELL with `%.*s`",
           STR_ARG(command), STR_ARG(arg_value(c->arena, in, option)));
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Node *option, *arg = command_of(f->arena, in, &option);
    if (!arg) return;
    fix_offer(f, found, FIX_ASK, "Remove the command");
    fix_delete(f, found, (Span){option->end, instr_last_arg(in)->end});
}

RULE(shell_ignores_run) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(SHELL),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
