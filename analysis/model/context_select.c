// What a source selects in the context: a path, a pattern over paths, or all of it.
#include "base/out.h"
#include "base/vec.h"
#include "model/context.h"
#include "values/ignore_walk.h"
#include "values/path_pattern.h"
#include "values/values.h"

typedef struct Picked {
    uint32_t *item;
    uint32_t count, room;
} Picked;

// What leads above the context is dropped, as a path is seen from `/`.
Str context_path(Arena *a, Str source)
{
    Str rooted = path_clean(a, str_join(a, STR("/"), source));
    Str path = str_skip(rooted, 1);
    return path.len ? path : STR(".");
}

static bool is_root(Str path)
{
    return str_eq(path, STR("."));
}

// The folders before the first wildcard.
static Str fixed_folder(Str pattern)
{
    uint32_t end = 0;
    for (uint32_t i = 0; i < pattern.len && !str_has_char(STR("*?[\\"), pattern.ptr[i]); i++)
        if (pattern.ptr[i] == '/') end = i;
    return str_cut(pattern, 0, end);
}

static void pick_pattern(Arena *a, const FlContext *c, Str pattern, PathPatternKind kind,
                         Picked *to)
{
    Str folder = fixed_folder(pattern);
    const ContextEntry *in = folder.len ? context_find(c, folder) : NULL;
    if ((folder.len && !in) || !path_pattern_is_valid(pattern)) return;
    uint32_t first = in ? context_index(c, in) + 1 : 0, end = in ? in->end : c->count;
    Arena scratch = {0};
    for (uint32_t i = first; i < end; i++) {
        if (path_pattern_match(&scratch, pattern, kind, c->entry[i].path)) VEC_PUSH(a, to, i);
        arena_reset(&scratch);
    }
    arena_clear(&scratch);
}

static IgnoreFile excluded(Arena *a, SelectHow how)
{
    Out text = out_on(a);
    for (uint32_t i = 0; i < how.exclude_count; i++)
        out_fmt(&text, "%.*s\n", STR_ARG(how.exclude[i]));
    return ignore_read(a, out_done(&text));
}

static void count_range(const FlContext *c, Selected *s, uint32_t first, uint32_t end)
{
    s->files += c->files[end] - c->files[first];
    s->bytes += c->bytes[end] - c->bytes[first];
}

static void count_without(Arena *a, const FlContext *c, Selected *s, Span range,
                          const IgnoreFile *without)
{
    IgnoreWalk walk;
    if (!without->count) {
        count_range(c, s, range.start, range.end);
        return;
    }
    ignore_walk_start(&walk, a, without);
    for (uint32_t i = range.start; i < range.end; i++) {
        const ContextEntry *e = &c->entry[i];
        uint32_t by = ignore_walk_to(&walk, e->path);
        bool is_out = by != STR_NONE && !without->item[by].is_exception;
        if (!is_out) count_range(c, s, i, i + 1);
    }
    ignore_walk_end(&walk);
}

Selected context_select(Arena *a, const FlContext *c, Str source, SelectHow how)
{
    Str path = context_path(a, source);
    Picked picked = {0};
    Selected s = {.is_whole = is_root(path)};
    const ContextEntry *one = context_find(c, path);
    if (one) {
        uint32_t at = context_index(c, one);
        VEC_PUSH(a, &picked, at);
    } else if (!s.is_whole && glob_has_wildcard(path)) {
        pick_pattern(a, c, path, how.is_deep ? PATTERN_DEEP : PATTERN_SHALLOW, &picked);
    }
    IgnoreFile without = excluded(a, how);
    Span whole = {0, c->count};
    uint32_t counted = 0;
    if (s.is_whole) count_without(a, c, &s, whole, &without);
    for (uint32_t i = 0; i < picked.count; i++) {
        Span range = {picked.item[i], c->entry[picked.item[i]].end};
        if (range.start < counted) continue; // below one that is counted
        count_without(a, c, &s, range, &without);
        counted = range.end;
    }
    s.item = picked.item;
    s.count = picked.count;
    return s;
}

bool selected_has(Arena *a, const FlContext *c, const Selected *s, SelectHow how, Str path)
{
    const ContextEntry *e = context_find(c, path);
    if (e ? e->is_ignored : ignore_excludes(a, &c->ignore, path)) return false;
    IgnoreFile without = excluded(a, how);
    if (ignore_excludes(a, &without, path)) return false;
    for (uint32_t i = 0; i < s->count; i++) {
        Str top = c->entry[s->item[i]].path;
        if (str_eq(top, path)) return true;
        if (top.len < path.len && path.ptr[top.len] == '/' && str_starts(path, top)) return true;
    }
    return s->is_whole;
}

// Whether the pattern names the path or a folder that holds it.
static bool names_or_holds(Arena *a, Str pattern, SelectHow how, Str path)
{
    PathPatternKind kind = how.is_deep ? PATTERN_DEEP : PATTERN_SHALLOW;
    bool is_pattern = glob_has_wildcard(pattern) && path_pattern_is_valid(pattern);
    for (uint32_t at = 1; at <= path.len; at++) {
        if (at < path.len && path.ptr[at] != '/') continue;
        Str part = str_cut(path, 0, at);
        if (str_eq(pattern, part)) return true;
        if (is_pattern && path_pattern_match(a, pattern, kind, part)) return true;
    }
    return false;
}

bool context_names(Arena *a, Str source, SelectHow how, Str path)
{
    if (!is_root(source) && !names_or_holds(a, source, how, path)) return false;
    IgnoreFile without = excluded(a, how);
    return !ignore_excludes(a, &without, path);
}

FlPaths ignore_switched(Arena *a, const Model *m, Str other)
{
    struct {
        Str *item;
        uint32_t count, room;
    } paths = {0};
    const FlContext *c = model_context(m);
    IgnoreFile file = ignore_read(a, other);
    if (!c || file.has_bad) return (FlPaths){0};
    uint32_t *by = arena_new(a, uint32_t, c->count + 1);
    pattern_work(a, &file, c, by);
    for (uint32_t i = 0; i < c->count && paths.count < IGNORE_SWITCHED_MOST; i++) {
        const ContextEntry *e = &c->entry[i];
        bool was_ignored = by[i] != STR_NONE && !file.item[by[i]].is_exception;
        if (was_ignored == e->is_ignored || e->kind == FL_ENTRY_FOLDER) continue;
        VEC_PUSH(a, &paths, e->path);
    }
    return (FlPaths){paths.item, paths.count};
}

bool context_covers(Arena *a, const Model *m, Str source, SelectHow how, Str path)
{
    Str ignore;
    if (!context_names(a, source, how, path)) return false;
    if (!model_ignore(m, &ignore)) return true;
    IgnoreFile file = ignore_read(a, ignore);
    return file.has_bad || !ignore_excludes(a, &file, path);
}

Str context_size(Arena *a, uint64_t bytes)
{
    static const char *const unit[] = {"kB", "MB", "GB", "TB"};
    if (bytes < 1000) return str_fmt(a, "%u B", (uint32_t)bytes);
    uint32_t u = 0;
    uint64_t tenths = bytes / 100;
    for (; 9995 <= tenths && u + 1 < ARRAY_LEN(unit); u++) tenths /= 1000;
    if (tenths < 100)
        return str_fmt(a, "%u.%u %s", (uint32_t)tenths / 10, (uint32_t)tenths % 10, unit[u]);
    return str_fmt(a, "%u %s", (uint32_t)(tenths / 10), unit[u]);
}
