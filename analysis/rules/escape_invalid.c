// Set the escape character to a backslash or a backtick.
//
// The `escape` directive takes one of these two characters, and the builder refuses everything else.
//
// ```dockerfile
// # escape=^
//          ^ escape character is neither a backslash nor a backtick, so the builder refuses the file
// FROM alpine:3.20
// ```
//
// ```fixed
// FROM alpine:3.20
// ```
//
// ```dockerfile
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
            if (in->problem[k].kind != PROBLEM_ESCAPE_INVALID) continue;
            report_item(c, i, in->problem[k].span,
                        "escape character is neither a backslash nor a backtick, so the builder "
                        "refuses the file");
        }
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = items_at(model_items(f->model), found->item);
    bool is_behind = in->after.escape == str_at(in->joined, found->span.start);
    fix_offer(f, found, FIX_ASK,
              is_behind ? "Delete what stands behind it" : "Delete the directive");
    fix_delete(f, found,
               is_behind ? (Span){found->span.start + 1, found->span.end}
                         : (Span){0, in->joined.len});
}

RULE(escape_invalid) = {
    .codes = WORDS("hadolint:DL1000"),
    .severity = FL_ERROR,
    .since = "0.1",
    .phase = PHASE_PARSE,
    .fixes = FIX_ASK,
    .fix = fix,
    .check_file = check_file,
};
