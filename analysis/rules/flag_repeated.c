// Give a flag once.
//
// Only `--mount`, `--device` and `--exclude` may be repeated. The builder refuses any other flag that is given twice.
//
// ```dockerfile
// FROM alpine:3.20
// COPY --chown=1 --chown=2 app /app
//                ^^^^^^^^^ flag `--chown` was already given, and the builder refuses a second one; delete one
// ```
//
// ```fixed
// FROM alpine:3.20
// COPY --chown=1 app /app
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY --exclude=*.md --exclude=*.txt . /app
// ```
#include "rules/parts/flag_values.h"

static bool is_before(const Instr *in, const Node *flag, Str name)
{
    for (const Node *n = node_first(in->node); n && n < flag; n = node_next(in->node, n))
        if (n->kind == N_FLAG && str_eq(flag_name(in, n), name)) return true;
    return false;
}

static void check(Check *c, const Instr *in)
{
    if (!flags_are_read(in)) return;
    for (const Node *n = node_first(in->node); n; n = node_next(in->node, n)) {
        if (n->kind != N_FLAG) continue;
        Str name = flag_name(in, n);
        const FlagInfo *info = flag_info(in->kind, name);
        if (!info || info->kind == FLAG_LIST || !is_before(in, n, name)) continue;
        report(c, node_span(n),
               "flag `--%.*s` was already given, and the builder refuses a second one; delete one",
               STR_ARG(name));
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    uint32_t start = found->span.start;
    while (start && char_is_blank(in->joined.ptr[start - 1])) start--;
    fix_offer(f, found, FIX_ASK, "Delete the later one");
    fix_delete(f, found, (Span){start, found->span.end});
}

RULE(flag_repeated) = {
    .codes = WORDS("hadolint:DL1000"),
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(ADD) | ON(COPY) | ON(FROM) | ON(RUN) | ON(ENV) | ON(LABEL) | ON(CMD) | ON(ENTRYPOINT) |
          ON(SHELL) | ON(EXPOSE) | ON(VOLUME) | ON(USER) | ON(WORKDIR) | ON(MAINTAINER) |
          ON(ONBUILD) | ON(HEALTHCHECK),
    .signs = SIGN_FLAG,
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .phase = PHASE_INSTRUCTION,
    .check = check,
    .fix = fix,
};
