// Start with an absolute working directory.
//
// A relative WORKDIR continues the one before it. The first one continues whatever the base image has set, which can
// change with its next release.
//
// ```dockerfile
// FROM alpine:3.20
// WORKDIR app
//         ^^^ `app` is relative to the working directory of the base image, which can change; write the whole path
// ```
//
// ```fixed
// FROM alpine:3.20
// WORKDIR /app
// ```
//
// After an absolute WORKDIR, in a base stage too, a relative one is fine:
//
// ```dockerfile
// FROM alpine:3.20 AS base
// WORKDIR /srv
// FROM base
// WORKDIR app
// FROM alpine:3.20
// ARG FOLDER
// WORKDIR $FOLDER
// ```
//
// ```dockerfile
// # escape=`
// FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
// WORKDIR C:\app
// ```
#include "lint/workdirs.h"
#include "rules/parts/hadolint_from.h"
#include "rules/parts/user_home.h"
#include "values/ignore_file.h"

// What Windows takes as absolute. A drive elsewhere is a slip that this rule does not explain.
static bool has_drive(Str path)
{
    return char_is_alpha(str_at(path, 0)) && str_at(path, 1) == ':';
}

static bool is_absolute(const Model *m, Str path)
{
    char first = str_at(path, 0);
    return first == '/' || (first == '\\' && model_escape(m) == '`') || has_drive(path);
}

// Text that means itself, in quotes and outside of them; or a variable behind something that does.
static bool is_plain(Str path)
{
    if (str_at(path, 0) == '$') return false;
    for (uint32_t i = 0; i < path.len; i++)
        if (str_has_char(STR("\"'\\`"), path.ptr[i])) return false;
    return true;
}

// By what is written, without quotes around it.
static bool is_seen_by_hadolint(Str text)
{
    while (text.len && str_has_char(STR("\"'"), text.ptr[0])) text = str_skip(text, 1);
    return str_at(text, 0) != '/' && str_at(text, 0) != '$' && !has_drive(text);
}

static bool is_first_in_chain(const Model *m, uint32_t step)
{
    const Stage *s = stage_of(m, step);
    return last_before(m, step, K_WORKDIR) == NO_STEP &&
           !(s && stage_has_triggers(m, s, ON(WORKDIR)));
}

static void check(Check *c, const Instr *in)
{
    const Node *arg = instr_arg(in, 0);
    bool is_in_stage = step_is_in_stage(c->model, c->step);
    if (!arg || (!is_in_stage && !fires_broadly(&c->at))) return;
    bool is_first = is_first_in_chain(c->model, c->step);
    bool is_seen = is_seen_by_hadolint(node_str(in, arg));
    Expansion path = expand_at(c->model, c->step, node_str(in, arg), expand_mode(c->model));
    bool is_known = path.is_ok && path.is_known;
    bool is_usual = is_in_stage && is_first && is_known && !is_absolute(c->model, path.result);
    if (!is_usual && is_seen && fires_broadly(&c->at)) {
        report(c, node_span(arg), "`%.*s` is relative; write the whole path",
               STR_ARG(node_str(in, arg)))
            ->codes = STR("hadolint:DL3000");
    }
    if (!is_usual) return;

    const char *format = "`%.*s` is relative to the working directory of the base image, which "
                         "can change; write the whole path";
    Str shown = path.result;
    if (!path.result.len) {
        format = "`%.*s` is empty here, so the base image says where this is; write a path";
        shown = node_str(in, arg);
    }
    Finding *f = report(c, node_span(arg), "%.*s", STR_ARG(message_on(c->arena, format, shown)));
    if (!is_seen) f->codes = codes_without_hadolint(c->arena, f->codes);
}

// The path that was meant, as far as that is certain; empty where it is not.
static Str absolute(Fix *f, const Finding *found, Str path)
{
    Str rest, folder;
    if (workdir_is_home(path, &rest)) {
        Str home = user_home_at(&f->at);
        return home.len ? str_join(f->arena, home, rest) : STR("");
    }
    if (str_at(path, 0) == '~' || str_at(path, 0) == '-') return STR("");
    // What a variable holds may have slashes in it.
    if (str_has_char(path, '$') && text_holds(path, STR(".."))) return STR("");
    if (!workdir_of(f->arena, f->model, found->step, NO_STEP, &folder)) return STR("");
    return path_clean(f->arena, str_fmt(f->arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(path)));
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Str text = instr_slice(in, found->span);
    char quote = str_at(text, 0);
    bool is_quoted =
        2 < text.len && (quote == '"' || quote == '\'') && text.ptr[text.len - 1] == quote;
    Span inner = {found->span.start + is_quoted, found->span.end - is_quoted};
    Str path = instr_slice(in, inner);
    if (!path.len || !is_plain(path)) return;
    Str whole = absolute(f, found, path);
    if (!whole.len) return;
    fix_offer(f, found, FIX_ASK, "Write `%.*s`", STR_ARG(whole));
    fix_replace(f, found, inner, whole);
}

RULE(workdir_relative) = {
    .codes = WORDS(
        "hadolint:DL3000 buildkit:WorkdirRelativePath trivy:DS-0009 checkov:CKV_DOCKER_10 "
        "kics:workdir_not_absolute sonar:S7021"),
    .severity = FL_WARNING,
    .since = "0.1",
    .misses = ON(WORKDIR),
    .on = ON(WORKDIR),
    .not_in_onbuild = true,
    .phase = PHASE_CONVERT,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
