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
// ```dockerfile
// ARG VALUE
// FROM alpine:3.20
// LABEL org.example.docs=Apache-2.0
// LABEL org.example.docs=$VALUE
// ```
#include "rules/parts/labels.h"
#include "values/label_value.h"

// Licences joined by AND, OR or WITH are an expression, which tools read as well.
static bool is_fine(Str text)
{
    for (Str word = str_next_word(&text); word.len; word = str_next_word(&text)) {
        while (str_starts(word, STR("("))) word = str_skip(word, 1);
        while (str_ends(word, STR(")")) || str_ends(word, STR("+"))) word.len--;
        bool is_joint = str_is_one_of(word, STR("AND OR WITH"));
        if (!is_joint && !value_is_license(word) && !str_has(word, STR("exception"))) return false;
    }
    return true;
}

static void check(Check *c, const Instr *in)
{
    label_check(c, in, STR("spdx"), fires_broadly(&c->at) ? value_is_license : is_fine,
                "an identifier of the SPDX licence list");
}

RULE(label_not_license) = {
    .codes = WORDS("hadolint:DL3054"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(LABEL),
    .check = check,
};
