// Keep the label for the digest of the base in step with FROM.
//
// `org.opencontainers.image.base.digest` tells scanners which image this one was built on. When it differs from the digest in FROM,
// they look at the wrong image.
//
// ```dockerfile
// FROM debian:12@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
// LABEL org.opencontainers.image.base.digest=sha256:ffff456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
//       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this label names another digest than FROM; let the build set it, or write the one of the base
// LABEL vendor=acme
// ```
//
// ```fixed
// FROM debian:12@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
// LABEL vendor=acme
// ```
//
// ```dockerfile
// ARG DIGEST
// FROM debian:12@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
// LABEL org.opencontainers.image.base.digest=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
// ```
#include "lint/base_image.h"
#include "rules/parts/labels.h"

static const Str KEY = STR_INIT("org.opencontainers.image.base.digest");

// The digest of the base; false when it is not known.
static bool base_digest(const At *c, Str *digest)
{
    const Stage *stage = stage_of(c->model, c->step);
    const Stage *root = stage ? stage_root(c->model, stage) : NULL;
    if (!root || root->base_kind != BASE_IMAGE || !root->base_is_known) return false;
    *digest = stage_image(c->model, root)->digest;
    return true;
}

static void check(Check *c, const Instr *in)
{
    Str digest;
    for (Label label = {0}; label_next(&c->at, in, &label);) {
        bool is_told = str_eq(label.key, KEY) && label.is_known && label.value.len;
        if (!is_told || !base_digest(&c->at, &digest) || str_eq(label.value, digest)) continue;
        const char *why =
            digest.len ? "names another digest than FROM" : "fixes a digest, but FROM has none";
        Finding *f =
            report(c, label.key_span,
                   "this label %s; let the build set it, or write the one of the base", why);
        f->extra = label_deleted(in, &label);
    }
}

static void fix(Fix *f, const Finding *found)
{
    fix_delete_label(f, found, FIX_ASK, "Delete the label");
}

RULE(label_base_digest_stale) = {
    .codes = WORDS("tally:labels/no-stale-base-digest"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(LABEL),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
