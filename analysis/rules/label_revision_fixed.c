// Let the build write where the image comes from.
//
// With `BUILDX_GIT_LABELS=full` `docker buildx build` puts the commit and the address of the repository into the image by
// itself. A value in the file is wrong after the next commit. This rule is off by default; `strict` switches it on.
//
// ```dockerfile
// FROM debian:12
// LABEL org.opencontainers.image.revision=0123456789abcdef0123456789abcdef01234567
//       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ buildx can write this label, and what stands here goes stale; delete it and set `BUILDX_GIT_LABELS=full`
// LABEL vendor=acme
// ```
//
// ```fixed
// FROM debian:12
// LABEL vendor=acme
// ```
//
// ```dockerfile
// FROM debian:12
// ARG REVISION
// LABEL org.opencontainers.image.revision=$REVISION org.opencontainers.image.title=app
// ```
#include "rules/parts/labels.h"

static const Str KEYS =
    STR_INIT("org.opencontainers.image.revision org.opencontainers.image.source "
             "com.docker.image.source.entrypoint");

static void check(Check *c, const Instr *in)
{
    for (Label label = {0}; label_next(&c->at, in, &label);) {
        if (!label.is_known || !label.value.len || !str_is_one_of(label.key, KEYS)) continue;
        Finding *f = report(c, label.key_span,
                            "buildx can write this label, and what stands here goes stale; delete "
                            "it and set `BUILDX_GIT_LABELS=full`");
        f->extra = label_deleted(in, &label);
    }
}

static void fix(Fix *f, const Finding *found)
{
    fix_delete_label(f, found, FIX_ASK, "Delete the label");
}

RULE(label_revision_fixed) = {
    .codes = WORDS("tally:labels/no-buildx-git-overlap"),
    .severity = FL_OFF,
    .severity_on = FL_HINT,
    .since = "0.2",
    .on = ON(LABEL),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
