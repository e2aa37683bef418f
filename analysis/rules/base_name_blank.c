// Make sure that the base image has a name.
//
// When the variables in the name of a base are empty, no name is left, and the builder refuses the file. Give the ARG
// a default.
//
// ```dockerfile
// ARG BASE=
// FROM ${BASE}
//      ^^^^^^^ the name of the base image is empty
// ```
//
// ```dockerfile
// ARG BASE=alpine:3.20
// FROM ${BASE}
// ```
#include "base/utf.h"
#include "lint/rule.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Stage *s = stage_of(c->model, c->step);
    if (!s || !s->base_node || !s->base_is_known || utf_trim(stage_base(c->model, s)).len) return;
    Finding *f = report(c, node_span(s->base_node), "the name of the base image is empty");
    f->turn = TURN_EXPANSION_FAILS;
}

RULE(base_name_blank) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .beats = "arg-in-from-undefined base-default-invalid image-untagged",
    .on = ON(FROM),
    .not_in_onbuild = true,
    .phase = PHASE_BASES,
    .check = check,
};
