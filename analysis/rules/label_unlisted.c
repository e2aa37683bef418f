// Set no labels but those that the project lists.
//
// A label that nobody has agreed on is often a misspelt one. The rule reports only where the settings say `strict-labels:
// true`.
//
// ```config
// labels: {org.example.name: text}
// strict-labels: true
// ```
//
// ```dockerfile
// FROM alpine:3.20
// LABEL org.example.name=app org.example.nmae=app
//                            ^^^^^^^^^^^^^^^^ the label `org.example.nmae` is not one of those that the project lists
// ```
//
// ```fixed
// FROM alpine:3.20
// LABEL org.example.name=app
// ```
//
// ```dockerfile
// FROM alpine:3.20
// LABEL org.example.name=app
// ```
#include "rules/parts/labels.h"

static void check(Check *c, const Instr *in)
{
    if (!model_facts(c->model)->has_strict_labels) return;
    for (Label label = {0}; label_next(&c->at, in, &label);) {
        if (label_is_listed(&c->at, label.key)) continue;
        Finding *f =
            report(c, label.key_span, "the label `%.*s` is not one of those that the project lists",
                   STR_ARG(label.key));
        f->extra = label_deleted(in, &label);
        if (fires_broadly(&c->at)) return;
    }
}

static void fix(Fix *f, const Finding *found)
{
    fix_delete_label(f, found, FIX_ASK, "Delete the label");
}

RULE(label_unlisted) = {
    .codes = WORDS("hadolint:DL3050"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(LABEL),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
