// Name the variable or label.
//
// Without a name nothing can read the value, and the builder refuses the instruction.
//
// ```dockerfile
// FROM alpine:3.20
// ENV =production
//     ^ the name before `=` is missing
// ```
//
// ```dockerfile
// FROM alpine:3.20
// ENV NODE_ENV=production
// ```
#include "lint/rule.h"

static void check(Check *c, const Instr *in)
{
    for (const Node *n = node_first(in->node); n; n = node_next(in->node, n)) {
        if (n->kind != N_PAIR || pair_key(in, n).len) continue;
        report(c, (Span){n->start, n->start + 1}, "the name before `=` is missing");
    }
}

RULE(name_blank) = {
    .codes = WORDS("hadolint:DL1000"),
    .severity = FL_ERROR,
    .since = "0.1",
    .beats = WORDS("label-key-invalid"),
    .on = ON(ENV) | ON(LABEL) | ON(ARG),
    .not_in_onbuild = true,
    .phase = PHASE_INSTRUCTION,
    .check = check,
};
