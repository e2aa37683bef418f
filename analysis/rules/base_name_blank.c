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
// FROM ${BSAE}
//      ^^^^^^^ the name of the base image is empty: `BSAE` is not declared before the first `FROM`; did you mean `BASE`?
// ```
//
// ```fixed
// ARG BASE=alpine:3.20
// FROM ${BASE}
// ```
//
// ```dockerfile
// ARG BASE=alpine:3.20
// FROM ${BASE}
// ```
#include "base/utf.h"
#include "rules/parts/undeclared.h"

static void check(Check *c, const Instr *in)
{
    const Stage *s = stage_of(c->model, c->step);
    if (!s || !s->base_node || !s->base_is_known || utf_trim(stage_base(c->model, s)).len) return;
    Span name = undeclared_in_base(&c->at, c->step, in);
    Str why = STR("");
    if (name.end) why = undeclared_fault(&c->at, c->step, instr_slice(in, name));
    Finding *f = report(c, node_span(s->base_node), "the name of the base image is empty%s%.*s",
                        why.len ? ": " : "", STR_ARG(why));
    f->extra = name;
    f->turn = TURN_EXPANSION_FAILS;
}

static void fix(Fix *f, const Finding *found)
{
    if (found->extra.end) undeclared_fix(f, found, found->extra);
}

RULE(base_name_blank) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .beats = WORDS("arg-in-from-undefined base-default-invalid image-untagged"),
    .on = ON(FROM),
    .not_in_onbuild = true,
    .phase = PHASE_BASES,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
