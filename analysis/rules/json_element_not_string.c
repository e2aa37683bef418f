// Write every element of an exec form as a string.
//
// The builder reads arguments that are a JSON array as the exec form, and refuses the file when an element is a number, a
// word such as `true`, or another array.
//
// ```dockerfile
// FROM alpine:3.20
// CMD ["sleep", 60]
//               ^^ element of an exec form is not a string; put it in double quotes
// ```
//
// ```fixed
// FROM alpine:3.20
// CMD ["sleep", "60"]
// ```
//
// ```dockerfile
// FROM alpine:3.20
// CMD ["sleep", "60"]
// ```
#include "lint/rule.h"

static void check(Check *c, const Instr *in)
{
    for (uint32_t i = 0; i < in->problem_count; i++) {
        if (in->problem[i].kind != PROBLEM_JSON_NOT_STRINGS) continue;
        report(c, in->problem[i].span,
               "element of an exec form is not a string; put it in double quotes");
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Str element = instr_slice(in, found->span);
    for (uint32_t i = 0; i < element.len; i++)
        if (!char_is_word(element.ptr[i]) && element.ptr[i] != '.' && element.ptr[i] != '-') return;
    fix_offer(f, found, FIX_ASK, "Quote `%.*s`", STR_ARG(element));
    fix_insert(f, found, found->span.start, STR("\""));
    fix_insert(f, found, found->span.end, STR("\""));
}

RULE(json_element_not_string) = {
    .codes = WORDS("hadolint:DL1000"),
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON_EVERY & ~ON(ONBUILD),
    .phase = PHASE_PARSE,
    .fixes = FIX_ASK,
    .fix = fix,
    .check = check,
};
