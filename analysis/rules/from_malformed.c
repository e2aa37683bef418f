// Give FROM a base, and a name only after AS.
//
// FROM takes one word, or three with AS in the middle.
//
// ```dockerfile
// FROM alpine:3.20 build
//                  ^^^^^ `FROM` takes a base, or `BASE AS NAME`
// ```
//
// ```fixed
// FROM alpine:3.20 AS build
// ```
//
// ```dockerfile
// FROM alpine:3.20 AS build
// FROM build
// ```
//
// Words that were a comment on a line of its own once are no name:
//
// ```dockerfile
// FROM alpine -- Prerequisites
//             ^^^^^^^^^^^^^^^^ `FROM` takes a base, or `BASE AS NAME`
// ```
#include "lint/rule.h"

static void check(Check *c, const Instr *in)
{
    uint32_t count = instr_arg_count(in);
    if (count == 1) return;
    Span span = node_span(instr_keyword(in));
    if (count == 3 && str_ieq(node_str(in, instr_arg(in, 1)), STR("AS"))) return;
    if (1 < count) span = (Span){instr_arg(in, 1)->start, instr_args_span(in).end};
    Finding *f = report(c, span, "`FROM` takes a base, or `BASE AS NAME`");
    f->number = count;
}

static void fix(Fix *f, const Finding *found)
{
    if (found->number != 2) return;
    const Instr *in = finding_instr(f->model, found);
    const Node *name = instr_arg(in, 1);
    bool is_comment = str_ends_z(node_str(in, instr_arg(in, 0)), "#");
    if (!name || is_comment || str_ieq(node_str(in, name), STR("AS"))) return;
    fix_offer(f, found, FIX_ASK, "Insert AS");
    fix_insert(f, found, name->start, STR("AS "));
}

RULE(from_malformed) = {
    .codes = WORDS("hadolint:DL1000"),
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(FROM),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .phase = PHASE_INSTRUCTION,
    .check = check,
    .fix = fix,
};
