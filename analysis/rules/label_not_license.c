// Give a label the form that its tools expect: an SPDX licence.
//
// The rule reports only labels that the setting `labels` lists with the type `spdx`.
//
// ```config
// labels: {org.example.docs: spdx}
// ```
//
// ```dockerfile
// FROM alpine:3.20
// LABEL org.example.docs=Apache2
//                        ^^^^^^^ the value of `org.example.docs` is not an identifier of the SPDX licence list
// ```
//
// ```fixed
// FROM alpine:3.20
// LABEL org.example.docs=Apache-2.0
// ```
//
// ```fixed
// FROM alpine:3.20
// LABEL org.example.docs=Apache-2.0
// ```
//
// ```dockerfile
// ARG VALUE
// FROM alpine:3.20
// LABEL org.example.docs=Apache-2.0
// LABEL org.example.docs=$VALUE
// ```
#include "rules/parts/labels.h"
#include "syntax/walk.h"
#include "values/label_value.h"

// Licences joined by AND, OR or WITH are an expression, which tools read as well.
static bool is_fine(Str text)
{
    for (Str word = str_next_word(&text); word.len; word = str_next_word(&text)) {
        while (str_starts_z(word, "(")) word = str_skip(word, 1);
        while (str_ends_z(word, ")") || str_ends_z(word, "+")) word.len--;
        bool is_joint = str_is_one_of(word, STR("AND OR WITH"));
        if (!is_joint && !value_is_license(word) && !str_has_z(word, "exception")) return false;
    }
    return true;
}

static void check(Check *c, const Instr *in)
{
    label_check(c, in, STR("spdx"), fires_broadly(&c->at) ? value_is_license : is_fine,
                "an identifier of the SPDX licence list");
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Span span = found->span, bytes = instr_span(in, span);
    Str value = instr_slice(in, span);
    bool is_quoted = str_has_char(STR("\"'"), str_at(value, 0)) && 2 < value.len;
    if (is_quoted) span = (Span){span.start + 1, span.end - 1};
    Str id = license_near(f->arena, instr_slice(in, span));
    if (!id.len || bytes.end - bytes.start != value.len) return;
    fix_offer(f, found, FIX_ASK, "Write `%.*s`", STR_ARG(id));
    fix_replace(f, found, span, id);
}

RULE(label_not_license) = {
    .codes = WORDS("hadolint:DL3054"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(LABEL),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
