// Give a label the form that its tools expect: a URL.
//
// The rule reports only labels that the setting `labels` lists with the type `url`.
//
// ```config
// labels: {org.example.docs: url}
// ```
//
// ```dockerfile
// FROM alpine:3.20
// LABEL org.example.docs=docs/readme
//                        ^^^^^^^^^^^ the value of `org.example.docs` is not an absolute URL
// ```
//
// ```dockerfile
// ARG VALUE
// FROM alpine:3.20
// LABEL org.example.docs=https://example.com/docs
// LABEL org.example.docs=$VALUE
// ```
#include "rules/parts/labels.h"
#include "values/label_value.h"

static void check(Check *c, const Instr *in)
{
    label_check(c, in, STR("url"), value_is_url, "an absolute URL");
}

RULE(label_not_url) = {
    .codes = WORDS("hadolint:DL3052"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(LABEL),
    .check = check,
};
