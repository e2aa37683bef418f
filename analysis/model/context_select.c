// What a source selects in the context: a path, a pattern of paths, or the whole context.
#include "base/digest.h"
#include "base/out.h"
#include "base/vec.h"
#include "model/context.h"
#include "model/inside.h"
#include "values/ignore_walk.h"
#include "values/path_pattern.h"
#include "values/values.h"

typedef struct Picked {
    uint32_t *item;
    uint32_t count, room;
} Picked;

// Cleaned as a path below `/`, so that `..` cannot lead above the context.
Str context_path(Arena *a, Str source)
{
    Str rooted = path_clean(a, str_join(a, STR("/"), source));
    Str path = str_skip(rooted, 1);
    return path.len ? path : STR(".");
}

static bool is_root(Str path)
{
    return str_is_z(path, ".");
}

// The folder that the pattern begins with, up to the first wildcard.
static Str fixed_folder(Str pattern)
{
    uint32_t end = 0;
    for (uint32_t i = 0; i < pattern.len && !str_has_char(STR("*?[\\"), pattern.ptr[i]); i++)
        if (pattern.ptr[i] == '/') end = i;
    return str_cut(pattern, 0, end);
}

// ---- Wildcards ----

// A folder whose entries are being compared: the index where it ends, and the state of the pattern
// match for its path.
typedef struct Open {
    uint32_t end;
    PathPlaces places;
} Open;

typedef struct Openings {
    Open *item;
    uint32_t count, room;
} Openings;

// The index range below the folder that the pattern starts with.
static bool range_of(const FlContext *c, Str folder, Span *range)
{
    const ContextEntry *in = folder.len ? context_find(c, folder) : NULL;
    *range = in ? (Span){context_index(c, in) + 1, in->end} : (Span){0, c->count};
    return in || !folder.len;
}

// Compares each entry with the pattern and skips folders in which nothing can match.
static void pick_by_places(Arena *a, const FlContext *c, const PathPattern *p, Span range,
                           Picked *to)
{
    Openings open = {0};
    Arena scratch = {0};
    PathPlaces start = path_pattern_start(p);
    for (uint32_t i = range.start; i < range.end;) {
        const ContextEntry *e = &c->entry[i];
        while (open.count && open.item[open.count - 1].end <= i) open.count--;
        PathPlaces at = open.count ? open.item[open.count - 1].places : start;
        at = path_pattern_move(p, at, path_last(e->path));
        if (path_pattern_is_end(p, at)) VEC_PUSH(a, to, i);
        if (e->end == ++i) continue;
        Open below = {e->end, path_pattern_move(p, at, STR("/"))};
        if (below.places)
            VEC_PUSH(&scratch, &open, below);
        else
            i = e->end;
    }
    arena_clear(&scratch);
}

static void pick_pattern(Arena *a, const FlContext *c, Str pattern, PathPatternKind kind,
                         Picked *to)
{
    Span range;
    PathPattern places;
    Str folder = fixed_folder(pattern);
    if (!path_pattern_is_valid(pattern) || !range_of(c, folder, &range)) return;
    Str rest = folder.len ? str_skip(pattern, folder.len + 1) : pattern;
    if (path_pattern_read(a, rest, kind, &places)) {
        pick_by_places(a, c, &places, range, to);
        return;
    }
    Arena scratch = {0};
    for (uint32_t i = range.start; i < range.end; i++) {
        if (path_pattern_match(&scratch, pattern, kind, c->entry[i].path)) VEC_PUSH(a, to, i);
        arena_reset(&scratch);
    }
    arena_clear(&scratch);
}

// ---- Counting ----

IgnoreFile selected_without(Arena *a, SelectHow how)
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

// For each picked entry: the end of what is below it or below an earlier one.
static const uint32_t *ends_of(Arena *a, const FlContext *c, const Picked *picked)
{
    uint32_t *until = arena_new(a, uint32_t, picked->count + 1), end = 0;
    for (uint32_t i = 0; i < picked->count; i++) {
        if (end < c->entry[picked->item[i]].end) end = c->entry[picked->item[i]].end;
        until[i] = end;
    }
    return until;
}

Selected context_select(Arena *a, const FlContext *c, Str source, SelectHow how)
{
    Str path = context_path(a, source);
    Picked picked = {0};
    Selected s = {.is_whole = is_root(path)};
    bool is_pattern = !s.is_whole && glob_has_wildcard(path);
    const ContextEntry *one = is_pattern ? NULL : context_find(c, path);
    if (one) {
        uint32_t at = context_index(c, one);
        VEC_PUSH(a, &picked, at);
    } else if (is_pattern) {
        pick_pattern(a, c, path, how.is_deep ? PATTERN_DEEP : PATTERN_SHALLOW, &picked);
    }
    IgnoreFile without = selected_without(a, how);
    Span whole = {0, c->count};
    uint32_t counted = 0;
    if (s.is_whole) count_without(a, c, &s, whole, &without);
    for (uint32_t i = 0; i < picked.count; i++) {
        Span range = {picked.item[i], c->entry[picked.item[i]].end};
        if (range.start < counted) continue; // below an entry that was counted
        count_without(a, c, &s, range, &without);
        counted = range.end;
    }
    s.item = picked.item;
    s.count = picked.count;
    s.until = ends_of(a, c, &picked);
    return s;
}

bool selected_has(Arena *a, const FlContext *c, const Selected *s, const IgnoreFile *without,
                  const ContextEntry *entry)
{
    uint32_t at = context_index(c, entry), low = 0, high = s->count;
    if (entry->is_ignored || (without->count && ignore_excludes(a, without, entry->path)))
        return false;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (s->item[middle] <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return s->is_whole || (low && at < s->until[low - 1]);
}

// ---- Cache ----

enum { REMEMBERED_MOST = 256, REMEMBERED_BYTES = 4 << 20 };

typedef struct Remembered {
    uint64_t question;
    Selected answer;
} Remembered;

static uint64_t question_of(Str source, SelectHow how)
{
    uint64_t d = digest_text(how.is_deep, source);
    for (uint32_t i = 0; i < how.exclude_count; i++) d = digest_text(d, how.exclude[i]);
    return d;
}

static size_t answer_bytes(const Selected *answer)
{
    return (size_t)answer->count * (sizeof *answer->item + sizeof *answer->until);
}

static const Selected *prepared_answer(const Remembered *list, uint32_t count, uint64_t question)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (list[middle].question < question)
            low = middle + 1;
        else
            high = middle;
    }
    bool is_there = low < count && list[low].question == question;
    return is_there ? &list[low].answer : NULL;
}

static void forget(Selections *s)
{
    arena_reset(&s->arena);
    s->item = NULL;
    s->count = 0;
    s->bytes = 0;
}

void selections_rest(Selections *s)
{
    if (REMEMBERED_MOST / 2 < s->count || REMEMBERED_BYTES / 2 < s->bytes) forget(s);
}

// Insertion sort, as there are few.
static void insert(Remembered *list, uint32_t *count, Remembered new)
{
    uint32_t at = *count;
    while (at && new.question < list[at - 1].question) at--;
    memmove(list + at + 1, list + at, sizeof *list * (*count - at));
    list[at] = new;
    ++*count;
}

void fl_context_prepare(Arena *a, FlContext *context, const FlAsked *asked)
{
    Remembered *list = arena_new(a, Remembered, asked->count + 1);
    size_t bytes = 0;
    for (uint32_t i = 0; i < asked->count && bytes < REMEMBERED_BYTES; i++) {
        const SelectAsked *q = &asked->item[i];
        Remembered r = {.question = question_of(q->source, q->how)};
        if (prepared_answer(list, context->prepared_count, r.question)) continue;
        r.answer = context_select(a, context, q->source, q->how);
        bytes += answer_bytes(&r.answer);
        insert(list, &context->prepared_count, r);
    }
    context->prepared = list;
}

Selected model_select(Arena *a, const Model *m, Str source, SelectHow how)
{
    const FlContext *c = model_context(m);
    Selections *kept = m->facts.selections;
    if (!c) return (Selected){0};
    uint64_t question = question_of(source, how);
    const Selected *prepared = prepared_answer(c->prepared, c->prepared_count, question);
    if (prepared) return *prepared;
    if (!kept) return context_select(a, c, source, how);
    if (kept->digest != c->digest) forget(kept);
    kept->digest = c->digest;
    for (uint32_t i = 0; i < kept->count; i++)
        if (kept->item[i].question == question) return kept->item[i].answer;
    bool is_full = kept->count == REMEMBERED_MOST || REMEMBERED_BYTES < kept->bytes;
    if (is_full) return context_select(a, c, source, how);
    if (!kept->item) kept->item = arena_take(&kept->arena, sizeof *kept->item * REMEMBERED_MOST);
    Selected answer = context_select(&kept->arena, c, source, how);
    kept->item[kept->count++] = (Remembered){question, answer};
    kept->bytes += answer_bytes(&answer);
    return answer;
}

// ---- Paths that need not exist ----

// Whether the pattern matches the path or a folder above it.
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
    IgnoreFile without = selected_without(a, how);
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
