// Give a label the form that its tools expect: an e-mail address.
//
// The rule reports only labels that the setting `labels` lists with the type `email`.
//
// ```config
// labels: {org.example.docs: email}
// ```
//
// ```dockerfile
// FROM alpine:3.20
// LABEL org.example.docs=me
//                        ^^ the value of `org.example.docs` is not an e-mail address
// ```
//
// ```dockerfile
// ARG VALUE
// FROM alpine:3.20
// LABEL org.example.docs=me@example.com
// LABEL org.example.docs=$VALUE
// ```
#include "rules/parts/labels.h"
#include "values/label_value.h"

static void check(Check *c, const Instr *in)
{
    label_check(c, in, STR("email"), value_is_email, "an e-mail address");
}

RULE(label_not_email) = {
    .codes = WORDS("hadolint:DL3058"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(LABEL),
    .check = check,
};
