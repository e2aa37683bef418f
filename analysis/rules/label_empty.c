// Give a label that the project asks for a value.
//
// Tools that the project uses read this label. The rule reports only labels that the setting `labels` lists.
//
// ```config
// labels: {org.example.name: text}
// ```
//
// ```dockerfile
// FROM alpine:3.20
// LABEL org.example.name=""
//       ^^^^^^^^^^^^^^^^ the label `org.example.name` is empty, and the project asks for a value
// ```
//
// ```dockerfile
// FROM alpine:3.20
// LABEL org.example.name=app org.example.other=""
// ```
#include "rules/parts/labels.h"

static void check(Check *c, const Instr *in)
{
    if (!model_facts(c->model)->label_count) return;
    for (Label label = {0}; label_next(&c->at, in, &label);) {
        if (label.value.len || !label_is_listed(&c->at, label.key)) continue;
        report(c, label.key_span, "the label `%.*s` is empty, and the project asks for a value",
               STR_ARG(label.key));
        if (fires_broadly(&c->at)) return;
    }
}

RULE(label_empty) = {
    .codes = WORDS("hadolint:DL3051"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(LABEL),
    .check = check,
};
