// Give a flag its value.
//
// Flags that take a value need `=` and the value, without spaces; only flags that are switches may stand alone.
//
// ```dockerfile
// FROM alpine:3.20
// COPY --chown app a.txt /app/
//      ^^^^^^^ flag `--chown` needs a value: `--chown=VALUE`
// ```
//
// ```fixed
// FROM alpine:3.20
// COPY --chown=app a.txt /app/
// ```
//
// A flag that takes one of a few words needs one of them:
//
// ```dockerfile
// FROM alpine:3.20
// RUN --network= true
//     ^^^^^^^^^^ flag `--network` needs a value: `--network=VALUE`
// RUN --security="" true
//     ^^^^^^^^^^^^^ flag `--security` needs a value: `--security=VALUE`
// ```
//
// ```dockerfile
// FROM --platform= alpine:3.20
// COPY --link --chown=1000 --chmod= app /app
// RUN --network=none true
// ```
#include "rules/parts/flag_values.h"

static void check(Check *c, const Instr *in)
{
    if (!flags_are_read(in)) return;
    for (const Node *n = node_first(in->node); n; n = node_next(in->node, n)) {
        if (n->kind != N_FLAG) continue;
        const FlagInfo *info = flag_info(in->kind, flag_name(in, n));
        if (!info) continue;
        bool is_empty = flag_has_value(n) && !flag_value(c->arena, in, n).len;
        bool is_switch = info->kind == FLAG_BOOL;
        if (flag_has_value(n) ? is_empty && (is_switch || info->value_count) : !is_switch)
            report(c, node_span(n), "flag `--%.*s` needs a value: `--%.*s=VALUE`",
                   STR_ARG(info->name), STR_ARG(info->name));
    }
}

// The word after the flag is its value, where an `=` was forgotten.
static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Node *next = instr_next_arg(in, NULL);
    uint32_t end = found->span.end, needed = in->kind == K_COPY || in->kind == K_ADD ? 3 : 1;
    if (!next || str_trim(str_cut(in->joined, end, next->start)).len || in->is_json) return;
    if (instr_arg_count(in) < needed || str_at(in->joined, end - 1) == '=') return;
    Str value = str_cut(in->joined, next->start, next->end);
    value = str_next_word(&value);
    fix_offer(f, found, FIX_ASK, "Write `%.*s=%.*s`", STR_ARG(instr_slice(in, found->span)),
              STR_ARG(value));
    fix_replace(f, found, (Span){end, next->start}, STR("="));
}

RULE(flag_value_missing) = {
    .codes = WORDS("hadolint:DL1000"),
    .severity = FL_ERROR,
    .since = "0.1",
    .beats = WORDS("from-malformed healthcheck-malformed"),
    .voids = VOIDS_ARGUMENTS | VOIDS_NO_SHELL,
    .on = ON(ADD) | ON(COPY) | ON(FROM) | ON(RUN) | ON(ENV) | ON(LABEL) | ON(CMD) | ON(ENTRYPOINT) |
          ON(SHELL) | ON(EXPOSE) | ON(VOLUME) | ON(USER) | ON(WORKDIR) | ON(MAINTAINER) |
          ON(ONBUILD) | ON(HEALTHCHECK),
    .signs = SIGN_FLAG,
    .not_in_onbuild = true,
    .phase = PHASE_INSTRUCTION,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
