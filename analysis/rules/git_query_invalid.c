// Write the options of a git source as the builder knows them.
//
// After `?` the builder knows ref, tag, branch, subdir, checksum or commit, keep-git-dir, submodules, fetch-by-commit and
// mtime, each once. It refuses everything else.
//
// ```dockerfile
// FROM alpine:3.20
// ADD https://example.org/a.git?brnach=main /src
//                               ^^^^^^ git source has no option `brnach`; did you mean `branch`?
// ```
//
// ```fixed
// FROM alpine:3.20
// ADD https://example.org/a.git?branch=main /src
// ```
//
// ```dockerfile
// FROM alpine:3.20
// ADD --checksum=0123456 https://example.org/a.git?checksum=89abcde /src
//                ^^^^^^^ `--checksum` and the source name different commits
// ```
//
// ```dockerfile
// FROM alpine:3.20
// ADD https://example.org/a.git?branch=main&subdir=docs /src
// ```
#include "lint/sources.h"
#include "rules/parts/flag_values.h"
#include "values/values.h"

static Str key_of(Str part)
{
    return str_cut(part, 0, str_find_char(part, '='));
}

static Str nearest(Str key)
{
    uint32_t count;
    const Str *keys = git_query_keys(&count);
    return suggest(key, keys, count);
}

static void report_error(Check *c, const GitRef *ref, Str part, Span span)
{
    Str key = key_of(part), near = nearest(key);
    if (ref->error == GIT_UNKNOWN_KEY && near.len)
        report(c, span, "git source has no option `%.*s`; did you mean `%.*s`?", STR_ARG(key),
               STR_ARG(near));
    else if (ref->error == GIT_UNKNOWN_KEY)
        report(c, span, "git source has no option `%.*s`", STR_ARG(key));
    else if (ref->error == GIT_REPEATED_KEY)
        report(c, span, "option `%.*s` of the git source was already given", STR_ARG(key));
    else if (ref->error == GIT_CONFLICT)
        report(c, span, "git source names its ref twice");
    else
        report(c, span, "option `%.*s` of the git source has no valid value", STR_ARG(key));
}

// The commit of the flag and that of the source may be cut short, but must be of the same one.
static void check_checksum(Check *c, const Instr *in)
{
    Str flag;
    Span span;
    Sources s = sources_of(&c->at, in);
    if (s.count != 1 || !flag_expanded(&c->at, in, STR("checksum"), &flag, &span)) return;
    Str own = git_ref(s.item[0].text).checksum;
    if (!own.len || str_starts(own, flag) || str_starts(flag, own)) return;
    report(c, span, "`--checksum` and the source name different commits");
}

static void check(Check *c, const Instr *in)
{
    Sources s = sources_of(&c->at, in);
    for (uint32_t i = 0; i < s.count; i++) {
        GitRef ref = git_ref(s.item[i].text);
        if (s.item[i].kind != SOURCE_GIT || ref.error == GIT_OK) continue;
        Span span =
            s.item[i].is_written ? span_shift(ref.wrong, s.item[i].span.start) : s.item[i].span;
        report_error(c, &ref, str_cut(s.item[i].text, ref.wrong.start, ref.wrong.end), span);
    }
    check_checksum(c, in);
}

static void fix(Fix *f, const Finding *found)
{
    Str part = instr_slice(finding_instr(f->model, found), found->span);
    Str near = nearest(key_of(part));
    if (!near.len) return;
    fix_offer(f, found, FIX_ASK, "Replace with `%.*s`", STR_ARG(near));
    fix_replace(f, found, (Span){found->span.start, found->span.start + key_of(part).len}, near);
}

RULE(git_query_invalid) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(ADD),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .phase = PHASE_CONVERT,
    .check = check,
    .fix = fix,
};
