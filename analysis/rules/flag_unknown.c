// Give an instruction only the flags it has.
//
// Words that start with `--` directly after the keyword are flags of the instruction, never part of a command. A command
// that starts with dashes is written after a lone `--`.
//
// ```dockerfile
// FROM alpine:3.20
// COPY --chwon=1000 app /app
//        ^^^^^ `COPY` has no flag `--chwon`; did you mean `--chown`?
// ```
//
// ```fixed
// FROM alpine:3.20
// COPY --chown=1000 app /app
// ```
//
// ```dockerfile
// FROM alpine:3.20
// CMD --version
//       ^^^^^^^ `CMD` has no flag `--version`; write the options of a program in an array
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY --chown=1000 app /app
// CMD -- --version
// ```
#include "rules/parts/flag_values.h"

static Str nearest(Arena *a, const Instr *in, Str name)
{
    const InstructionInfo *info = instruction_info(in->kind);
    Str *candidates = arena_new(a, Str, info->flag_count + 1);
    for (uint32_t i = 0; i < info->flag_count; i++) candidates[i] = info->flag[i].name;
    return suggest(name, candidates, info->flag_count);
}

static void check(Check *c, const Instr *in)
{
    if (!flags_are_read(in)) return;
    for (const Node *n = node_first(in->node); n; n = node_next(in->node, n)) {
        if (n->kind != N_FLAG || flag_info(in->kind, flag_name(in, n))) continue;
        Str name = flag_name(in, n), near = nearest(c->arena, in, name),
            keyword = keyword_name(in->kind);
        Span span = node_span(node_child(n, N_FLAG_NAME));
        if (span.start == span.end) span = node_span(n);
        if (near.len)
            report(c, span, "`%.*s` has no flag `--%.*s`; did you mean `--%.*s`?", STR_ARG(keyword),
                   STR_ARG(name), STR_ARG(near));
        else
            report(c, span, "`%.*s` has no flag `--%.*s`%s", STR_ARG(keyword), STR_ARG(name),
                   in->kind == K_CMD || in->kind == K_ENTRYPOINT
                       ? "; write the options of a program in an array"
                       : "");
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Str near = nearest(f->arena, in, instr_slice(in, found->span));
    if (!near.len) return;
    fix_offer(f, found, FIX_ASK, "Replace with `--%.*s`", STR_ARG(near));
    fix_replace(f, found, found->span, near);
}

RULE(flag_unknown) = {
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
