// Name every volume.
//
// ```dockerfile
// FROM alpine:3.20
// VOLUME ["/data", ""]
//                  ^^ volume has no name
// ```
//
// ```dockerfile
// FROM alpine:3.20
// VOLUME ["/data", "/log"]
// ```
#include "base/utf.h"
#include "lint/rule.h"

static bool is_blank(const Check *c, Str text)
{
    if (!utf_trim(text).len) return true;
    if (c->step == NO_STEP) return false;
    Expansion e = expand_at(c->model, c->step, text, expand_mode(c->model));
    return e.is_ok && e.is_known && !utf_trim(e.result).len;
}

static void check(Check *c, const Instr *in)
{
    for (uint32_t i = 0, count = instr_arg_count(in); i < count; i++) {
        const Node *arg = instr_arg(in, i);
        if (arg->flags & NODE_NOT_STRING) continue;
        if (is_blank(c, arg_value(c->arena, in, arg)))
            report(c, node_span(arg), "volume has no name");
    }
}

RULE(volume_blank) = {
    .codes = "hadolint:DL1000",
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(VOLUME),
    .not_in_onbuild = true,
    .phase = PHASE_INSTRUCTION,
    .check = check,
};
