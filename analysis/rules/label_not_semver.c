// Give a label the form that its tools expect: a semantic version.
//
// The rule reports only labels that the setting `labels` lists with the type `semver`.
//
// ```config
// labels: {org.example.docs: semver}
// ```
//
// ```dockerfile
// FROM alpine:3.20
// LABEL org.example.docs=v1.2
//                        ^^^^ the value of `org.example.docs` is not a semantic version such as `1.2.3`
// ```
//
// ```dockerfile
// ARG VALUE
// FROM alpine:3.20
// LABEL org.example.docs=1.2.3-rc.1
// LABEL org.example.docs=$VALUE
// ```
#include "rules/parts/labels.h"
#include "values/label_value.h"

static void check(Check *c, const Instr *in)
{
    label_check(c, in, STR("semver"), value_is_semver, "a semantic version such as `1.2.3`");
}

RULE(label_not_semver) = {
    .codes = WORDS("hadolint:DL3056"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(LABEL),
    .check = check,
};
