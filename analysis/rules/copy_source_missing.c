// Copy what is there.
//
// The build stops at a source that the context does not hold. Upper and lower case matter in names, even if your own system ignores
// the difference.
//
// ```context
// src/main.c 10
// README.md 10
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY scr /src
//      ^^^ `scr` is not in the build context; did you mean `src`?
// COPY src/Main.c /
//      ^^^^^^^^^^ `src/Main.c` is not in the build context, which holds `src/main.c`
// COPY *.txt /docs/
//      ^^^^^ nothing in the build context matches `*.txt`
// COPY README.md /
// ```
//
// ```fixed
// FROM alpine:3.20
// COPY src /src
// COPY src/main.c /
// COPY *.txt /docs/
// COPY README.md /
// ```
//
// Where neither a setting nor a Compose or Bake file names the build context, it is guessed: the folder that holds most of the sources, or one that
// holds a source but for upper and lower case, or its folder. Then only what is spelled nearly like something there is reported, as an
// information. Where nothing that is copied is there, the context is elsewhere or its files are made later, and nothing is said.
//
// Files that are made before the image is built may be missing now:
//
// ```dockerfile
// FROM alpine:3.20
// COPY dist /dist
// COPY target/app.jar /
// ```
#include "lint/context_sources.h"
#include "lint/near_names.h"
#include "values/values.h"

enum { FAR = 3, SHORT = 4 };

static const ContextEntry *nearest(const FlContext *c, Str path)
{
    Str folder = path_head(path), name = path_last(path);
    const ContextEntry *in = folder.len ? context_find(c, folder) : NULL, *best = NULL;
    if (folder.len && !in) return NULL;
    uint32_t first = in ? context_index(c, in) + 1 : 0, end = in ? in->end : c->count;
    uint32_t limit = FAR;
    for (uint32_t i = first; i < end; i = c->entry[i].end) {
        const ContextEntry *e = &c->entry[i];
        if (str_ieq(path_last(e->path), name)) return e;
        uint32_t d = str_distance(path_last(e->path), name, limit);
        if (limit <= d || name.len <= d) continue;
        if (1 < d && name.len < SHORT && !near_has_same_letters(path_last(e->path), name)) continue;
        limit = d;
        best = e;
    }
    return best;
}

// Whether the path lies behind a link, which is not followed.
static bool is_behind_link(const FlContext *c, Str path)
{
    for (path = path_head(path); path.len; path = path_head(path)) {
        const ContextEntry *e = context_find(c, path);
        if (e && e->kind == FL_ENTRY_LINK) return true;
    }
    return false;
}

static bool is_missing(Check *c, const FlContext *context, const ContextSource *s, SelectHow how)
{
    if (!s->is_known || str_is_z(s->path, ".") || is_behind_link(context, s->path)) return false;
    Selected found = model_select(c->arena, c->model, s->text, how);
    return !found.count;
}

// Where the context is only guessed, the message names the folder.
static const ContextEntry *report_guess(Check *c, const FlContext *context, const ContextSource *s,
                                        const ContextEntry *near)
{
    Str folder = context->told.folder;
    Str place =
        str_is_z(folder, ".") ? STR("this folder") : str_fmt(c->arena, "`%.*s`", STR_ARG(folder));
    Finding *f = report(c, s->span,
                        "`%.*s` is not in %.*s, probably the build context; did you mean `%.*s`?",
                        STR_ARG(s->path), STR_ARG(place), STR_ARG(near->path));
    f->severity = FL_INFO;
    return near;
}

// What the finding says the source may be; NULL when nothing is near.
static const ContextEntry *report_missing(Check *c, const FlContext *context,
                                          const ContextSource *s)
{
    bool is_told = context_is_known(context);
    if (glob_has_wildcard(s->path)) {
        if (!is_told || glob_is_optional(s->path)) return NULL;
        Finding *f =
            report(c, s->span, "nothing in the build context matches `%.*s`", STR_ARG(s->path));
        f->severity = FL_INFO;
        return NULL;
    }
    const ContextEntry *near = nearest(context, s->path);
    if (!near) {
        if (is_told && !file_is_made(s->path))
            report(c, s->span, "`%.*s` is not in the build context", STR_ARG(s->path));
        return NULL;
    }
    bool is_case = str_ieq(near->path, s->path);
    if (!is_told && !is_case && file_is_made(s->path)) return NULL;
    if (!is_told) return report_guess(c, context, s, near);
    report(c, s->span,
           is_case ? "`%.*s` is not in the build context, which holds `%.*s`"
                   : "`%.*s` is not in the build context; did you mean `%.*s`?",
           STR_ARG(s->path), STR_ARG(near->path));
    return near;
}

static void check(Check *c, const Instr *in)
{
    const FlContext *context = model_context(c->model);
    if (!context || !context->told.is_whole) return;
    ContextSources s = context_sources_of(&c->at, in);
    for (uint32_t i = 0; i < s.count; i++)
        if (is_missing(c, context, &s.item[i], s.how)) report_missing(c, context, &s.item[i]);
}

static void fix(Fix *f, const Finding *found)
{
    const FlContext *context = model_context(f->model);
    const Instr *in = finding_instr(f->model, found);
    ContextSources s = context_sources_of(&f->at, in);
    for (uint32_t i = 0; i < s.count; i++) {
        const ContextSource *from = &s.item[i];
        if (from->span.start != found->span.start || !from->is_written) continue;
        const ContextEntry *near =
            glob_has_wildcard(from->path) ? NULL : nearest(context, from->path);
        if (!near || !str_is_word(near->path)) return;
        fix_offer(f, found, FIX_ASK, "Write `%.*s`", STR_ARG(near->path));
        fix_replace(f, found, found->span, near->path);
    }
}

RULE(copy_source_missing) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(COPY) | ON(ADD) | ON(RUN),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
