// Give a label the form that its tools expect: the hash of a commit.
//
// The rule reports only labels that the setting `labels` lists with the type `hash`.
//
// ```config
// labels: {org.example.docs: hash}
// ```
//
// ```dockerfile
// FROM alpine:3.20
// LABEL org.example.docs=v1
//                        ^^ the value of `org.example.docs` is not the hash of a commit, 7 or 40 of 0-9 and a-f
// ```
//
// ```dockerfile
// ARG VALUE
// FROM alpine:3.20
// LABEL org.example.docs=a1b2c3d
// LABEL org.example.docs=$VALUE
// ```
#include "rules/parts/labels.h"
#include "values/label_value.h"

static void check(Check *c, const Instr *in)
{
    label_check(c, in, STR("hash"), value_is_hash, "the hash of a commit, 7 or 40 of 0-9 and a-f");
}

RULE(label_not_hash) = {
    .codes = WORDS("hadolint:DL3055"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(LABEL),
    .check = check,
};
