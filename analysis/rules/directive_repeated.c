// State each parser directive once.
//
// The builder refuses a second `syntax`, `escape` or `check` at the top of the file.
//
// ```dockerfile
// # syntax=docker/dockerfile:1
// # syntax=docker/dockerfile:1.7
//   ^^^^^^ directive `syntax` was already given, and the builder refuses a second one; delete one
// FROM alpine:3.20
// ```
//
// ```fixed
// # syntax=docker/dockerfile:1
// FROM alpine:3.20
// ```
//
// ```dockerfile
// # syntax=docker/dockerfile:1
// # escape=`
// FROM alpine:3.20
// ```
#include "lint/rule.h"

static void check_file(Check *c)
{
    const Items *items = model_top(c->model);
    for (uint32_t i = 0; i < items->count; i++) {
        const Instr *in = items_at(items, i);
        if (in->kind != K_DIRECTIVE && instr_is_instruction(in)) break;
        for (uint32_t k = 0; k < in->problem_count; k++) {
            if (in->problem[k].kind != PROBLEM_DIRECTIVE_REPEATED) continue;
            Str key = str_lower(c->arena, instr_slice(in, in->problem[k].span));
            report_item(c, i, in->problem[k].span,
                        "directive `%.*s` was already given, and the builder refuses a second one; "
                        "delete one",
                        STR_ARG(key));
        }
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = items_at(model_items(f->model), found->item);
    fix_offer(f, found, FIX_ASK, "Delete the later one");
    fix_delete(f, found, (Span){0, in->joined.len});
}

RULE(directive_repeated) = {
    .codes = WORDS("hadolint:DL1000"),
    .severity = FL_ERROR,
    .since = "0.1",
    .phase = PHASE_PARSE,
    .fixes = FIX_ASK,
    .fix = fix,
    .check_file = check_file,
};
