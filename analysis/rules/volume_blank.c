// Name every volume.
//
// A volume is known by the path where it appears in the container. An empty path is refused.
//
// ```dockerfile
// FROM alpine:3.20
// VOLUME ["/data", ""]
//                  ^^ volume has no name; write its path
// ```
//
// ```dockerfile
// FROM alpine:3.20
// VOLUME ["/data", "/log"]
// ```
#include "base/utf.h"
#include "lint/rule.h"

static bool becomes_blank(const At *c, Str text)
{
    if (c->step == NO_STEP) return false;
    Expansion e = expand_at(c->model, c->step, text, expand_mode(c->model));
    return e.is_ok && e.is_known && !utf_trim(e.result).len;
}

static void check(Check *c, const Instr *in)
{
    for (const Node *arg = NULL; (arg = instr_next_arg(in, arg));) {
        if (arg->flags & NODE_NOT_STRING) continue;
        Str text = arg_value(c->arena, in, arg);
        bool is_blank = !utf_trim(text).len;
        if (!is_blank && !becomes_blank(&c->at, text)) continue;
        Finding *f = report(c, node_span(arg), "volume has no name; write its path");
        if (is_blank) f->phase = PHASE_INSTRUCTION;
    }
}

RULE(volume_blank) = {
    .codes = WORDS("hadolint:DL1000"),
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(VOLUME),
    .not_in_onbuild = true,
    .phase = PHASE_CONVERT,
    .check = check,
};
