// Give a flag its value.
//
// Flags that take a value need `=` and the value, without spaces; only flags that are switches may stand alone.
//
// ```dockerfile
// FROM alpine:3.20
// COPY --chown app /app
//      ^^^^^^^ flag `--chown` needs a value: `--chown=VALUE`
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY --link --chown=1000 app /app
// ```
#include "rules/parts/flag_values.h"

static void check(Check *c, const Instr *in)
{
    if (!flags_are_read(in)) return;
    for (const Node *n = node_first(in->node); n; n = node_next(in->node, n)) {
        if (n->kind != N_FLAG) continue;
        const FlagInfo *info = flag_info(in->kind, flag_name(in, n));
        if (!info) continue;
        bool is_missing = info->kind == FLAG_BOOL
                              ? flag_has_value(n) && !flag_value(c->arena, in, n).len
                              : !flag_has_value(n);
        if (is_missing)
            report(c, node_span(n), "flag `--%.*s` needs a value: `--%.*s=VALUE`",
                   STR_ARG(info->name), STR_ARG(info->name));
    }
}

RULE(flag_value_missing) = {
    .codes = "hadolint:DL1000",
    .severity = FL_ERROR,
    .since = "0.1",
    .voids = VOIDS_ARGUMENTS | VOIDS_NO_SHELL,
    .on = ON(ADD) | ON(COPY) | ON(FROM) | ON(RUN) | ON(ENV) | ON(LABEL) | ON(CMD) | ON(ENTRYPOINT) |
          ON(SHELL) | ON(EXPOSE) | ON(VOLUME) | ON(USER) | ON(WORKDIR) | ON(MAINTAINER) |
          ON(ONBUILD) | ON(HEALTHCHECK),
    .not_in_onbuild = true,
    .phase = PHASE_INSTRUCTION,
    .check = check,
};
