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
//      ^^^^^ `build` is excluded by line 1 of .dockerignore (`build`), so it is not found
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY src /app
// ```
//
// A line with `!` brings back what a line above it excludes; a folder is also found when such a line names something in it:
//
// ```dockerignore
// *
// !src/main.c
// docs
// !*.md
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY src README.md /app/
// COPY docs/a.md Makefile /app/
//      ^^^^^^^^^ `docs/a.md` is excluded by line 3 of .dockerignore (`docs`), so it is not found
//                ^^^^^^^^ `Makefile` is excluded by line 1 of .dockerignore (`*`), so it is not found
// ```
//
// Where the files are known, it is seen whether such a line brings something back:
//
// ```context
// src/a.log 10
// old/b.log 10
// new/keep 10
// ```
//
// ```dockerignore
// **/*.log
// old
// new
// !**/keep
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY new src/a.log old /app/
//          ^^^^^^^^^ `src/a.log` is excluded by line 1 of .dockerignore (`**/*.log`), so it is not found
//                    ^^^ `old` is excluded by line 2 of .dockerignore (`old`), so it is not found
// ```
//
// The fix brings the path back:
//
// ```context
// docs/a.md 10
// docs/b.md 10
// ```
//
// ```dockerignore
// docs
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY docs/a.md /docs/
//      ^^^^^^^^^ `docs/a.md` is excluded by line 1 of .dockerignore (`docs`), so it is not found
// ```
//
// ```fixed-dockerignore
// docs
// !docs/a.md
// ```
//
// A bind mount of a RUN does not find it either:
//
// ```dockerfile
// FROM alpine:3.20
// RUN --mount=type=bind,source=docs,target=/d ls /d
//                              ^^^^ `docs` is excluded by line 1 of .dockerignore (`docs`), so it is not found
// ```
#include "lint/context_sources.h"
#include "lint/ignored.h"

// The pattern that keeps it out. What exceptions bring back of a folder is seen where the files are known.
static const IgnorePattern *keeper_of(Check *c, const IgnoreFile *file, Str path)
{
    const IgnorePattern *by = ignored_by(c->arena, file, path);
    const FlContext *context = file->has_exceptions ? model_context(c->model) : NULL;
    if (by || !context_is_known(context) || !context->told.is_whole) return by;
    const ContextEntry *e = context_find(context, path);
    return e && !context_reaches(context, e) ? &context->ignore.item[e->by] : NULL;
}

static void check_path(Check *c, const IgnoreFile *file, Span place, Str path)
{
    const IgnorePattern *by = keeper_of(c, file, path);
    if (!by) return;
    bool is_whole = str_is_z(path, ".") || str_is_z(path, "/");
    Str what = is_whole ? STR("the whole context") : str_fmt(c->arena, "`%.*s`", STR_ARG(path));
    Finding *f = report(c, place, "%.*s is excluded by line %u of %.*s (`%.*s`), so %s",
                        STR_ARG(what), by->line, STR_ARG(model_ignore_path(c->model)),
                        STR_ARG(by->text), is_whole ? "nothing is copied" : "it is not found");
    // The builder's own check looks at COPY and ADD only, and gives up at the first exception.
    if (file->has_exceptions || c->in->kind == K_RUN) f->codes = STR("");
}

static void check_mounts(Check *c, const Instr *in, const IgnoreFile *file)
{
    ContextSources s = context_sources_of(&c->at, in);
    for (uint32_t i = 0; i < s.count; i++)
        if (s.item[i].is_known) check_path(c, file, s.item[i].span, s.item[i].path);
}

static void check(Check *c, const Instr *in)
{
    bool is_builder = model_facts(c->model)->is_builder, is_run = in->kind == K_RUN;
    Str text;
    if (is_run && (is_builder || !instr_flag(in, STR("mount")))) return;
    if (instr_flag(in, STR("from")) || !model_ignore(c->model, &text)) return;
    IgnoreFile file = ignore_read(c->arena, text);
    if (!file.count || file.has_bad || (file.has_exceptions && is_builder)) return;
    if (is_run) {
        check_mounts(c, in, &file);
        return;
    }
    Sources s = sources_of(&c->at, in);
    for (uint32_t i = 0; i < s.count; i++)
        if (s.item[i].kind == SOURCE_LOCAL)
            check_path(c, &file, s.item[i].span, path_clean(c->arena, s.item[i].text));
}

static void fix(Fix *f, const Finding *found)
{
    const FlContext *context = model_context(f->model);
    ContextSources s = context_sources_of(&f->at, finding_instr(f->model, found));
    for (uint32_t i = 0; context && i < s.count; i++) {
        Str path = context_path(f->arena, s.item[i].text);
        const ContextEntry *e = context_find(context, path);
        if (s.item[i].span.start != found->span.start || !e) continue;
        if (e->file_kind == FILE_SECRET) return; // it is kept out for a good reason
        fix_offer(f, found, FIX_ASK, "Bring `%.*s` back in %.*s", STR_ARG(path),
                  STR_ARG(context->told.ignore_path));
        fix_ignore(f, str_join(f->arena, STR("!"), ignore_quoted(f->arena, path)));
    }
}

RULE(copy_ignored) = {
    .codes = WORDS("buildkit:CopyIgnoredFile"),
    .severity = FL_WARNING,
    .since = "0.1",
    .on = ON(COPY) | ON(ADD) | ON(RUN),
    .not_in_onbuild = true,
    .beats_at_place = WORDS("host-dependencies-copied"),
    .phase = PHASE_CONVERT,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
