// Give `--chmod` a mode.
//
// The mode is octal (`0755`) or symbolic (`u=rwX,go=rX`). The builder refuses everything else.
//
// ```dockerfile
// FROM alpine:3.20
// COPY --chmod=0789 app /app
//              ^^^^ `0789` is not a file mode; write it like `0755`
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY --chmod=0755 app /app
// COPY --chmod=u=rwX,go=rX conf /conf
// ```
#include "rules/parts/flag_values.h"
#include "values/values.h"

static void check(Check *c, const Instr *in)
{
    Str value;
    Span span;
    if (!flag_expanded(&c->at, in, STR("chmod"), &value, &span)) return;
    if (!value.len || mode_is_valid(value)) return; // a variable that is not set: the mode stays
    report(c, span, "`%.*s` is not a file mode; write it like `0755`", STR_ARG(value));
}

RULE(chmod_invalid) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(COPY) | ON(ADD),
    .signs = SIGN_FLAG,
    .not_in_onbuild = true,
    .phase = PHASE_CONVERT,
    .check = check,
};
