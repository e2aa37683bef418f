// Give a label the form that its tools expect: a time.
//
// The rule reports only labels that the setting `labels` lists with the type `rfc3339`.
//
// ```config
// labels: {org.example.docs: rfc3339}
// ```
//
// ```dockerfile
// FROM alpine:3.20
// LABEL org.example.docs=17.5.2024
//                        ^^^^^^^^^ the value of `org.example.docs` is not a time such as `2024-05-17T10:00:00Z`
// ```
//
// ```dockerfile
// ARG VALUE
// FROM alpine:3.20
// LABEL org.example.docs=2024-05-17T10:00:00Z
// LABEL org.example.docs=$VALUE
// ```
#include "rules/parts/labels.h"
#include "values/label_value.h"

static void check(Check *c, const Instr *in)
{
    label_check(c, in, STR("rfc3339"), value_is_time, "a time such as `2024-05-17T10:00:00Z`");
}

RULE(label_not_time) = {
    .codes = WORDS("hadolint:DL3053"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(LABEL),
    .check = check,
};
