// Copy from inside the build context.
//
// The builder never leaves the context: `../` at the start of a source is dropped, and the rest is looked for in the context.
// Move the context up (`docker build -f app/Dockerfile .`), or name the other folder: `--build-context lib=../lib` and
// `COPY --from=lib`.
//
// ```dockerfile
// FROM alpine:3.20
// COPY ../lib /lib
//      ^^^^^^ nothing above the build context can be copied: the builder reads this as `lib`
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY src/../lib /lib
// COPY --from=lib ../lib /lib
// ```
//
// Where the files are known, the fix writes what the builder reads:
//
// ```context
// lib/x.c
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY ../lib /lib
//      ^^^^^^ nothing above the build context can be copied: the builder reads this as `lib`
// ```
//
// ```fixed
// FROM alpine:3.20
// COPY lib /lib
// ```
#include "lint/context_sources.h"

static bool goes_up(Arena *a, Str text)
{
    if (!str_has_z(text, "..")) return false;
    Str path = path_clean(a, text);
    return str_is_z(path, "..") || str_starts_z(path, "../");
}

static void check(Check *c, const Instr *in)
{
    ContextSources s = context_sources_of(&c->at, in);
    for (uint32_t i = 0; i < s.count; i++) {
        if (!s.item[i].is_known || !goes_up(c->arena, s.item[i].text)) continue;
        report(c, s.item[i].span,
               "nothing above the build context can be copied: the builder reads this as `%.*s`",
               STR_ARG(s.item[i].path));
    }
}

static void fix(Fix *f, const Finding *found)
{
    const FlContext *context = model_context(f->model);
    const Instr *in = finding_instr(f->model, found);
    ContextSources s = context_sources_of(&f->at, in);
    for (uint32_t i = 0; context && i < s.count; i++) {
        const ContextSource *from = &s.item[i];
        if (from->span.start != found->span.start || !from->is_written) continue;
        if (!str_is_z(from->path, ".") && !context_find(context, from->path)) return;
        fix_offer(f, found, FIX_ASK, "Write `%.*s`", STR_ARG(from->path));
        fix_replace(f, found, found->span, from->path);
    }
}

RULE(copy_above_context) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(COPY) | ON(ADD),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
