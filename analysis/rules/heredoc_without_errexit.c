// Begin a script in a heredoc with `set -e`.
//
// A RUN fails only when the last command of its script fails. Without `set -e` the shell goes on after a command that
// failed, and the build succeeds with a broken image.
//
// ```dockerfile
// FROM debian:12
// RUN <<EOF
//     ^^^^^ the script goes on after a command that fails; begin it with `set -e`
// make
// make install
// EOF
// ```
//
// ```fixed
// FROM debian:12
// RUN <<EOF
// set -e
// make
// make install
// EOF
// ```
//
// The same holds for a script that is fed to a shell:
//
// ```dockerfile
// FROM debian:12
// RUN bash -x <<EOF
//             ^^^^^ the script goes on after a command that fails; begin it with `set -e`
// make
// make install
// EOF
// ```
//
// A `#!` line names the shell, and starts it without the option. In a loop only the last command counts, too:
//
// ```dockerfile
// FROM debian:12
// RUN <<EOF
//     ^^^^^ the script goes on after a command that fails; begin it with `set -e`
// #!/bin/bash
// for name in a b; do
//   fetch "$name"
//   unpack "$name"
// done
// EOF
// ```
//
// ```fixed
// FROM debian:12
// RUN <<EOF
// #!/bin/bash
// set -e
// for name in a b; do
//   fetch "$name"
//   unpack "$name"
// done
// EOF
// ```
//
// Commands joined by `&&`, a single command, a script for another program, and a SHELL that stops at failures itself
// are fine:
//
// ```dockerfile
// FROM debian:12
// RUN <<EOF
// set -eu
// make
// make install
// EOF
// RUN <<EOF
// make && make install
// EOF
// RUN <<EOF
// #!/usr/bin/env python3
// print(1)
// print(2)
// EOF
// RUN <<EOF
// #!/bin/bash -eu
// make
// make install
// EOF
// RUN bash -eux <<EOF
// make
// make install
// EOF
// RUN python3 <<EOF
// print(1)
// print(2)
// EOF
// SHELL ["/bin/bash", "-e", "-c"]
// RUN <<EOF
// make
// make install
// EOF
// ```
#include "lint/run_facts.h"
#include "model/command_shell.h"
#include "values/file_kinds.h"

// What hardly ever fails, so that nothing is lost when its status is.
static bool is_harmless(const Command *c)
{
    return !c->name.len ||
           str_is_one_of(c->name,
                         STR("echo printf export set : true cd umask local readonly unset shopt "
                             "trap exit return"));
}

// `list` is that of the script; what stands between `do` and `done` and the like has one of its own.
static bool loses_status(const Command *c, uint32_t list)
{
    bool is_inner = c->place & ~(uint32_t)(IN_HEREDOC | IN_INPUT | IN_BODY | IN_GROUP);
    bool is_in_body = c->place & (IN_BODY | IN_GROUP) && c->place & IN_HEREDOC;
    return (c->list == list || is_in_body) && !is_inner && c->after == JOIN_SEQUENCE &&
           !is_harmless(c);
}

// The list of commands that is the script: that of what is fed to a shell, or the only one.
static uint32_t script_list(const Commands *commands)
{
    for (uint32_t i = 0; i < commands->count; i++)
        if (commands->item[i].place & IN_INPUT) return commands->item[i].list;
    return 0;
}

// Whether the text is the script of the RUN, or of a shell that the RUN starts.
static bool is_script(const Instr *in, const Heredoc *h)
{
    Span args = instr_args_span(in);
    Str before = str_trim(str_cut(in->joined, args.start, h->word.start)), word;
    Str after = str_trim(str_cut(in->joined, h->word.end, args.end));
    if (!(word = str_next_word(&before)).len && !(word = str_next_word(&after)).len) return true;
    if (!str_is_one_of(path_last(word), STR("sh ash dash bash"))) return false;
    while ((word = str_next_word(&before)).len || (word = str_next_word(&after)).len)
        if (str_at(word, 0) != '-' || is_errexit(word) || str_has_char(word, 'c')) return false;
    return true;
}

// The `#!` line of the script; empty when it has none.
static Str first_line(const Instr *in, const Heredoc *h)
{
    Str body = instr_slice(in, h->body), line = STR("");
    return str_starts_z(body, "#!") && str_next_part(&body, '\n', &line) ? line : STR("");
}

// Whether a shell without `-e` runs the script.
static bool is_of_shell(Str line)
{
    if (!shell_runs_script(line)) return false;
    for (Str word; (word = str_next_word(&line)).len;)
        if (is_errexit(word)) return false;
    return true;
}

static void check(Check *c, const Instr *in)
{
    const Heredoc *h = in->heredoc;
    if (in->heredoc_count != 1 || in->is_json || shell_stops(c->arena, c->model, c->step)) return;
    if (!is_script(in, h) || !is_of_shell(first_line(in, h))) return;
    ShellKind kind = shell_at(c->model, c->step);
    const Commands *commands = run_commands(&c->at);
    if ((kind != SHELL_POSIX && kind != SHELL_BASH) || !commands->is_complete) return;
    uint32_t list = script_list(commands);
    bool is_lost = false;
    for (uint32_t i = 0; i < commands->count; i++) {
        if (cmd_sets_errexit(&commands->item[i])) return;
        is_lost |= loses_status(&commands->item[i], list);
    }
    if (is_lost)
        report(c, h->word, "the script goes on after a command that fails; begin it with `set -e`");
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    fix_offer(f, found, FIX_ASK, "Begin it with `set -e`");
    uint32_t len = first_line(in, in->heredoc).len;
    uint32_t start = in->heredoc[0].body.start + (len ? len + 1 : 0), end = start;
    while (char_is_blank(str_at(in->joined, end))) end++;
    Str indent = str_cut(in->joined, start, end);
    fix_insert(f, found, start,
               str_fmt(f->arena, "%.*sset -e%.*s", STR_ARG(indent), STR_ARG(fix_newline(f))));
}

RULE(heredoc_without_errexit) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
