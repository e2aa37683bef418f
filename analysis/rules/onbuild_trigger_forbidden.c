// Leave FROM, MAINTAINER and ONBUILD out of ONBUILD.
//
// An ONBUILD instruction runs in the middle of another build, where these three are not allowed.
//
// ```dockerfile
// FROM alpine:3.20
// ONBUILD ONBUILD RUN echo twice
//         ^^^^^^^ `ONBUILD` is not allowed in ONBUILD
// ONBUILD FROM alpine:3.21
//         ^^^^ `FROM` is not allowed in ONBUILD
// ```
//
// ```dockerfile
// FROM alpine:3.20
// ONBUILD RUN echo once
// ```
#include "lint/rule.h"

static void check(Check *c, const Instr *in)
{
    const Instr *trigger = in->trigger;
    if (!trigger) return;
    if (trigger->kind != K_ONBUILD && trigger->kind != K_FROM && trigger->kind != K_MAINTAINER)
        return;
    report(c, node_span(instr_keyword(trigger)), "`%.*s` is not allowed in ONBUILD",
           STR_ARG(keyword_name(trigger->kind)));
}

RULE(onbuild_trigger_forbidden) = {
    .codes = WORDS("hadolint:DL3043"),
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(ONBUILD),
    .not_in_onbuild = true,
    .phase = PHASE_INSTRUCTION,
    .check = check,
};
