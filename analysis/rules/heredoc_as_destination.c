// Name a path as the last argument of COPY and ADD.
//
// A heredoc is a source: the file it makes is copied to the destination, which has to be a path.
//
// ```dockerfile
// FROM alpine:3.20
// COPY a.txt <<EOF
//            ^^^^^ the destination is a heredoc; name a path instead
// text
// EOF
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY <<EOF /a.txt
// text
// EOF
// ```
#include "lint/rule.h"

static void check(Check *c, const Instr *in)
{
    uint32_t count = instr_arg_count(in);
    HeredocWord word;
    if (count < 2) return;
    const Node *last = instr_arg(in, count - 1);
    if (heredoc_word(c->arena, arg_value(c->arena, in, last), &word))
        report(c, node_span(last), "the destination is a heredoc; name a path instead");
}

RULE(heredoc_as_destination) = {
    .codes = WORDS("hadolint:DL1000"),
    .severity = FL_ERROR,
    .since = "0.1",
    .voids = VOIDS_ARGUMENTS,
    .on = ON(COPY) | ON(ADD),
    .signs = SIGN_LESS | SIGN_BACKSLASH,
    .not_in_onbuild = true,
    .phase = PHASE_INSTRUCTION,
    .check = check,
};
