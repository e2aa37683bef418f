// Copy what the build context holds.
//
// A path that .dockerignore excludes is not sent to the builder; COPY does not find it.
//
// ```dockerignore
// build
// *.log
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY build /app
//      ^^^^^ `build` is excluded by .dockerignore
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY src /app
// ```
#include "lint/sources.h"
#include "model/ignore_file.h"

static bool is_everything(Str pattern)
{
    return str_eq(pattern, STR("*")) || str_eq(pattern, STR("**")) || str_eq(pattern, STR("**/*"));
}

// The whole context is excluded only by a pattern that says so.
static bool excludes_root(const IgnoreFile *file)
{
    for (uint32_t i = 0; i < file->count; i++)
        if (is_everything(file->item[i].text)) return true;
    return false;
}

static void check(Check *c, const Instr *in)
{
    if (!model_facts(c->model)->has_ignore || instr_flag(in, STR("from"))) return;
    IgnoreFile file = ignore_read(c->arena, model_facts(c->model)->ignore);
    if (!file.count || file.has_exceptions || file.has_bad) return;
    Sources s = sources_of(c, in);
    for (uint32_t i = 0; i < s.count; i++) {
        if (s.item[i].kind != SOURCE_LOCAL) continue;
        Str path = path_clean(c->arena, s.item[i].text);
        bool is_root = str_eq(path, STR(".")) || str_eq(path, STR("/"));
        if (is_root ? !excludes_root(&file) : !ignore_excludes(c->arena, &file, path)) continue;
        report(c, s.item[i].span, "`%.*s` is excluded by .dockerignore", STR_ARG(path));
    }
}

RULE(copy_ignored) = {
    .codes = "buildkit:CopyIgnoredFile",
    .severity = FL_WARNING,
    .since = "0.1",
    .on = ON(COPY) | ON(ADD),
    .not_in_onbuild = true,
    .phase = PHASE_CONVERT,
    .check = check,
};
