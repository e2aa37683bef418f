// Write stage names in lower case.
//
// The builder stores the name in lower case, but FROM looks for it exactly as written: `FROM Build` does not find the stage
// `Build`.
//
// ```dockerfile
// FROM alpine:3.20 AS Build
//                     ^^^^^ stage name `Build` is not in lower case, so a FROM may not find it
// FROM scratch
// COPY --from=Build /a /a
// ```
//
// ```fixed
// FROM alpine:3.20 AS build
// FROM scratch
// COPY --from=build /a /a
// ```
//
// ```dockerfile
// FROM alpine:3.20 AS build
// ```
#include "lint/rule.h"

static void check(Check *c, const Instr *in)
{
    const Node *name = instr_arg(in, 2);
    if (!name || instr_arg(in, 3) || !str_has_upper(node_str(in, name))) return;
    report(c, node_span(name), "stage name `%.*s` is not in lower case, so a FROM may not find it",
           STR_ARG(node_str(in, name)));
}

static void fix(Fix *f, const Finding *found)
{
    Str written = instr_slice(finding_instr(f->model, found), found->span);
    Str name = str_lower(f->arena, written);
    fix_offer(f, found, FIX_SAFE, "Rename to `%.*s`", STR_ARG(name));
    fix_replace(f, found, found->span, name);
    for (uint32_t i = 0; i < use_count(f->model); i++) {
        const StageUse *u = use_at(f->model, i);
        if (u->is_literal && str_eq(u->text, written)) fix_replace_at(f, u->step, u->value, name);
    }
}

RULE(stage_name_uppercase) = {
    .codes = WORDS("buildkit:StageNameCasing"),
    .severity = FL_INFO,
    .since = "0.1",
    .on = ON(FROM),
    .not_in_onbuild = true,
    .is_folded = true,
    .fixes = FIX_SAFE,
    .phase = PHASE_INSTRUCTION,
    .check = check,
    .fix = fix,
};
