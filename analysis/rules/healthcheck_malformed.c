// Write HEALTHCHECK as `CMD command` or `NONE`.
//
// HEALTHCHECK has two forms: `CMD` and the command that tests the container, or `NONE`, which switches off the check
// of the base image. The builder refuses everything else.
//
// ```dockerfile
// FROM alpine:3.20
// HEALTHCHECK wget -q localhost
//             ^^^^ `HEALTHCHECK` takes `CMD` or `NONE`, not `wget`
// ```
//
// ```fixed
// FROM alpine:3.20
// HEALTHCHECK CMD wget -q localhost
// ```
//
// ```dockerfile
// FROM alpine:3.20
// HEALTHCHECK NONE now
//                  ^^^ `HEALTHCHECK NONE` takes no arguments
// HEALTHCHECK CMD
//             ^^^ the command after `CMD` is missing
// ```
//
// ```dockerfile
// FROM alpine:3.20
// HEALTHCHECK CMD wget -q localhost
// ```
#include "lint/rule.h"

static void check(Check *c, const Instr *in)
{
    const Node *type = instr_arg(in, 0), *rest = instr_arg(in, 1);
    if (!type) return;
    Str word = node_str(in, type);
    if (str_ieq(word, STR("NONE"))) {
        Span after = {rest ? rest->start : 0, instr_args_span(in).end};
        if (rest || in->is_json)
            report(c, rest ? after : instr_args_span(in), "`HEALTHCHECK NONE` takes no arguments");
    } else if (str_ieq(word, STR("CMD"))) {
        if (!rest) report(c, node_span(type), "the command after `CMD` is missing");
    } else {
        Finding *f = report(c, node_span(type), "`HEALTHCHECK` takes `CMD` or `NONE`, not `%.*s`",
                            STR_ARG(word));
        f->number = 1;
    }
}

static void fix(Fix *f, const Finding *found)
{
    if (!found->number) return;
    fix_offer(f, found, FIX_ASK, "Insert CMD");
    fix_insert(f, found, found->span.start, STR("CMD "));
}

RULE(healthcheck_malformed) = {
    .codes = WORDS("hadolint:DL1000"),
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(HEALTHCHECK),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .phase = PHASE_INSTRUCTION,
    .check = check,
    .fix = fix,
};
