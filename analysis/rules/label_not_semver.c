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
// LABEL org.example.docs=v1.2.3
//                        ^^^^^^ the value of `org.example.docs` is not a semantic version such as `1.2.3`
// ```
//
// ```fixed
// FROM alpine:3.20
// LABEL org.example.docs=1.2.3
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

// `v1.2.3` is the name of a tag.
static void fix(Fix *f, const Finding *found)
{
    Str value = instr_slice(finding_instr(f->model, found), found->span);
    uint32_t at = str_find_char(value, 'v');
    if (1 < at || !char_is_digit(str_at(value, at + 1))) return;
    fix_offer(f, found, FIX_ASK, "Delete the `v`");
    fix_delete(f, found, (Span){found->span.start + at, found->span.start + at + 1});
}

RULE(label_not_semver) = {
    .codes = WORDS("hadolint:DL3056"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(LABEL),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
