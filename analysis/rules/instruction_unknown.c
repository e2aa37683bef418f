// Start every line with an instruction.
//
// The builder refuses a keyword that it does not know. Often it is misspelt, or the line above lacks the escape character
// that would continue it.
//
// ```dockerfile
// FROM alpine:3.20
// RNU apk add curl
// ^^^ `RNU` is not an instruction; did you mean `RUN`?
// wrokdir /app
// ^^^^^^^ `wrokdir` is not an instruction; did you mean `workdir`?
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN apk add curl
// workdir /app
// ```
//
// ```dockerfile
// FROM alpine:3.20
// <<<<<<< HEAD
// ^^^^^^^ this is a mark of a merge conflict; resolve the conflict and delete the marks
// curl
// ^^^^ `curl` is not an instruction
// ```
//
// ```dockerfile
// FROM alpine:3.20
// Run apk add curl
// ```
#include "lint/near_names.h"

static bool is_merge_mark(Str word)
{
    char c = str_at(word, 0);
    if (word.len != 7 || (c != '<' && c != '=' && c != '>' && c != '|')) return false;
    for (uint32_t i = 1; i < word.len; i++)
        if (word.ptr[i] != c) return false;
    return true;
}

static void check(Check *c, const Instr *in)
{
    Span span = node_span(instr_keyword(in));
    Str word = instr_slice(in, span), near = keyword_near(c->arena, word);
    if (is_merge_mark(word))
        report(c, span,
               "this is a mark of a merge conflict; resolve the conflict and delete the marks");
    else if (near.len)
        report(c, span, "`%.*s` is not an instruction; did you mean `%.*s`?", STR_ARG(word),
               STR_ARG(near));
    else
        report(c, span, "`%.*s` is not an instruction", STR_ARG(word));
}

static void fix(Fix *f, const Finding *found)
{
    Str word = instr_slice(finding_instr(f->model, found), found->span);
    Str near = keyword_near(f->arena, word);
    if (!near.len || is_merge_mark(word)) return;
    fix_offer(f, found, FIX_ASK, "Write `%.*s`", STR_ARG(near));
    fix_replace(f, found, found->span, near);
}

RULE(instruction_unknown) = {
    .codes = "tally:unknown-instruction hadolint:DL1000",
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(UNKNOWN),
    .not_in_onbuild = true,
    .phase = PHASE_INSTRUCTION,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
