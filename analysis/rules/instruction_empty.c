// Give RUN, CMD and ENTRYPOINT something to run.
//
// Without a command the builder starts a shell that has nothing to do: an empty layer, or a container that ends at once.
//
// ```dockerfile
// FROM debian:12
// RUN
// ^^^ `RUN` has nothing to run; add a command, or delete it
// CMD
// ^^^ `CMD` has nothing to run; add a command, or delete it
// ```
//
// An empty array, which clears what the base image starts, is fine:
//
// ```dockerfile
// FROM debian:12
// RUN make
// ENTRYPOINT []
// CMD []
// ```
//
// What was meant as arguments is an unknown flag, and reported as such:
//
// ```dockerfile
// FROM nginx:1.27
// CMD --help
// ```
//
// ```dockerfile
// # syntax=docker/dockerfile:1
// FROM debian:12
// RUN <<EOF
// make
// EOF
// ```
#include "lint/rule.h"

static void check(Check *c, const Instr *in)
{
    bool is_refused = in->kind != K_RUN && in->flag_count; // CMD and ENTRYPOINT take no flags
    if (in->is_json || in->heredoc_count || is_refused) return;
    Span args = instr_args_span(in);
    if (str_trim(instr_slice(in, args)).len) return;
    report(c, node_span(instr_keyword(in)),
           "`%.*s` has nothing to run; add a command, or delete it",
           STR_ARG(keyword_name(in->kind)));
}

RULE(instruction_empty) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN) | ON(CMD) | ON(ENTRYPOINT),
    .beats = WORDS("shell-form-command user-missing run-consecutive"),
    .check = check,
};
