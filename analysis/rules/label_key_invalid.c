// Write the keys of labels as Docker recommends: in lower case, with dots between the parts.
//
// A key starts with a letter, ends with a letter or a digit, and holds a-z, 0-9, `.`, `-`, `_` and `/`, no two dots or dashes in a row. Names
// that start with `com.docker.`, `io.docker.` and `org.dockerproject.` belong to Docker.
//
// ```dockerfile
// FROM alpine:3.20
// LABEL Version=1
//       ^^^^^^^ the label `Version` should be in lower case
// LABEL 1st=1
//       ^^^ the label `1st` should begin with a letter and hold only a-z, 0-9, `.`, `-`, `_` and `/`
// LABEL com.docker.mine=1
//       ^^^^^^^^^^^^^^^ the label `com.docker.mine` has a name that is reserved for Docker
// ```
//
// ```fixed
// FROM alpine:3.20
// LABEL version=1
// LABEL 1st=1
// LABEL com.docker.mine=1
// ```
//
// ```dockerfile
// ARG NAME
// FROM alpine:3.20
// LABEL org.opencontainers.image.version=1 "app.name"=x com.docker.extension.publisher-url=y
// ```
#include "rules/parts/labels.h"

// Keys that Docker itself asks for: its extensions, and its Desktop.
static bool is_dockers_own(Str key)
{
    return str_starts_z(key, "com.docker.extension.") || str_starts_z(key, "com.docker.desktop.") ||
           str_starts_z(key, "com.docker.image.");
}

static bool is_reserved(Str key)
{
    return str_starts_z(key, "com.docker.") || str_starts_z(key, "io.docker.") ||
           str_starts_z(key, "org.dockerproject.");
}

static bool is_end(char c)
{
    return ('a' <= c && c <= 'z') || char_is_digit(c);
}

static bool is_well_formed(Str key)
{
    if (!key.len || !is_end(key.ptr[0]) || char_is_digit(key.ptr[0])) return false;
    if (!is_end(key.ptr[key.len - 1])) return false;
    if (str_has_z(key, "..") || str_has_z(key, "--")) return false;
    for (uint32_t i = 0; i < key.len; i++)
        if (!is_end(key.ptr[i]) && !str_has_char(STR(".-_/"), key.ptr[i])) return false;
    return true;
}

static void check(Check *c, const Instr *in)
{
    if (c->in_onbuild && fires_broadly(&c->at)) return;
    for (Label label = {0}; label_next(&c->at, in, &label);) {
        bool is_ours = str_has_char(label.key, '$') || is_dockers_own(label.key);
        if (is_ours && !fires_broadly(&c->at)) continue;
        if (is_well_formed(str_lower(c->arena, label.key)) && str_has_upper(label.key))
            report(c, label.key_span, "the label `%.*s` should be in lower case",
                   STR_ARG(label.key));
        else if (!is_well_formed(label.key))
            report(c, label.key_span,
                   "the label `%.*s` should begin with a letter and hold only a-z, 0-9, `.`, `-`, "
                   "`_` and `/`",
                   STR_ARG(label.key));
        else if (is_reserved(label.key))
            report(c, label.key_span, "the label `%.*s` has a name that is reserved for Docker",
                   STR_ARG(label.key));
        else
            continue;
        if (fires_broadly(&c->at)) return;
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Str key = instr_slice(in, found->span), lower = str_lower(f->arena, key);
    if (str_eq(key, lower) || !is_well_formed(lower)) return;
    fix_offer(f, found, FIX_ASK, "Write `%.*s`", STR_ARG(lower));
    fix_replace(f, found, found->span, lower);
}

RULE(label_key_invalid) = {
    .codes = WORDS("hadolint:DL3048 tally:labels/valid-key"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(LABEL),
    .is_folded = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
