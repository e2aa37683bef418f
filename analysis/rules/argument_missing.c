// Give an instruction the arguments it needs.
//
// ```dockerfile
// FROM alpine:3.20
// WORKDIR
// ^^^^^^^ `WORKDIR` needs an argument
// COPY app.py
// ^^^^^^^^^^^ `COPY` needs a source and a destination
// SHELL []
// ^^^^^ `SHELL` needs at least one argument
// ```
//
// The builder refuses the file otherwise. CMD, ENTRYPOINT and RUN may stand alone, although that makes little sense:
//
// ```dockerfile
// FROM alpine:3.20
// WORKDIR /app
// COPY app.py .
// CMD []
// ```
#include "lint/rule.h"

typedef struct Need {
    uint32_t count;
    const char *what;
} Need;

// How many arguments the builder asks for (checks.md 5.3); FROM has a rule of its own.
static const Need needs[KEYWORD_COUNT] = {
    [K_ADD] = {2, "a source and a destination"},
    [K_ARG] = {1, "at least one argument"},
    [K_COPY] = {2, "a source and a destination"},
    [K_ENV] = {1, "at least one argument"},
    [K_EXPOSE] = {1, "at least one argument"},
    [K_HEALTHCHECK] = {1, "at least one argument"},
    [K_LABEL] = {1, "at least one argument"},
    [K_MAINTAINER] = {1, "an argument"},
    [K_SHELL] = {1, "at least one argument"},
    [K_STOPSIGNAL] = {1, "an argument"},
    [K_USER] = {1, "an argument"},
    [K_VOLUME] = {1, "at least one argument"},
    [K_WORKDIR] = {1, "an argument"},
    [K_ONBUILD] = {1, "an instruction"},
};

// Whether the instruction has `count` arguments; of ONBUILD the trigger is one.
static bool has_args(const Instr *in, uint32_t count)
{
    if (in->kind == K_ONBUILD)
        return in->trigger && instr_keyword(in->trigger)->start < instr_keyword(in->trigger)->end;
    const Node *arg = instr_next_arg(in, NULL);
    for (; arg && 1 < count; count--) arg = instr_next_arg(in, arg);
    return arg || count == 0;
}

static void check(Check *c, const Instr *in)
{
    const Need *need = &needs[in->kind];
    if (has_args(in, need->count)) return;
    Span span = node_span(instr_keyword(in));
    if (1 < need->count) span.end = instr_args_span(in).end;
    report(c, span, "`%.*s` needs %s", STR_ARG(keyword_name(in->kind)), need->what);
}

RULE(argument_missing) = {
    .codes = WORDS("hadolint:DL1000"),
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON_EVERY & ~ON(UNKNOWN),
    .not_in_onbuild = true,
    .phase = PHASE_INSTRUCTION,
    .check = check,
};
