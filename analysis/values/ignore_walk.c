// A stack of the folders that contain the latest path, each with the patterns that match it or a
// folder above.
#include "values/ignore_walk.h"
#include <string.h>

static uint32_t count_slashes(Str s)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < s.len; i++) count += s.ptr[i] == '/';
    return count;
}

static uint32_t fixed_part(Str pattern)
{
    uint32_t at = 0;
    while (at < pattern.len && !str_has_char(STR("*?[\\"), pattern.ptr[at])) at++;
    return at;
}

// A pattern with wildcards, matched incrementally from folder to folder.
typedef struct WalkPattern {
    bool has_places;
    PathPattern places;
} WalkPattern;

static const WalkPattern *read_patterns(Arena *a, const IgnoreFile *file)
{
    WalkPattern *pattern = arena_new(a, WalkPattern, file->count + 1);
    for (uint32_t i = 0; i < file->count; i++) {
        const IgnorePattern *p = &file->item[i];
        pattern[i].has_places = ignore_pattern_is_general(p) &&
                                path_pattern_read(a, p->text, PATTERN_DEEP, &pattern[i].places);
    }
    return pattern;
}

void ignore_walk_start(IgnoreWalk *w, Arena *a, const IgnoreFile *file)
{
    *w = (IgnoreWalk){.arena = a, .file = file};
    w->slashes = arena_new(a, uint32_t, file->count + 1);
    w->fixed = arena_new(a, uint32_t, file->count + 1);
    w->pattern = read_patterns(a, file);
    for (uint32_t i = 0; i < file->count; i++) {
        Str text = file->item[i].text;
        w->slashes[i] = str_has_z(text, "**") ? STR_NONE : count_slashes(text);
        w->fixed[i] = fixed_part(text);
    }
    for (uint32_t i = 0; i <= IGNORE_WALK_DEPTH; i++) {
        w->matched[i] = arena_new(a, uint8_t, file->count + 1);
        w->places[i] = arena_new(a, PathPlaces, file->count + 1);
    }
}

void ignore_walk_end(IgnoreWalk *w)
{
    arena_clear(&w->scratch);
}

// A quick test without wildcards. Backslashes prevent it.
static bool may_match(const IgnoreWalk *w, uint32_t i, Str path, uint32_t slashes)
{
    Str text = w->file->item[i].text;
    if (w->file->item[i].is_bad) return false;
    if (!str_starts(path, str_cut(text, 0, w->fixed[i]))) return false;
    return w->slashes[i] == STR_NONE || w->slashes[i] == slashes || str_has_char(text, '\\');
}

// The pattern's match state, advanced from the parent folder.
static bool match_places(IgnoreWalk *w, uint32_t level, uint32_t i, Str path)
{
    const PathPattern *p = &w->pattern[i].places;
    Str piece = level ? str_skip(path, w->folder[level - 1].len + 1) : path;
    PathPlaces at =
        path_pattern_move(p, level ? w->places[level - 1][i] : path_pattern_start(p), piece);
    w->places[level][i] = path_pattern_move(p, at, STR("/"));
    return path_pattern_is_end(p, at);
}

static void match_level(IgnoreWalk *w, uint32_t level, Str path)
{
    uint8_t *to = w->matched[level];
    const uint8_t *above = level ? w->matched[level - 1] : NULL;
    uint32_t slashes = level < IGNORE_WALK_DEPTH ? level : count_slashes(path);
    for (uint32_t i = 0; i < w->file->count; i++) {
        to[i] = above && above[i];
        if (to[i]) continue;
        if (w->pattern[i].has_places)
            to[i] = match_places(w, level, i, path);
        else if (may_match(w, i, path, slashes))
            to[i] = ignore_pattern_match_whole(&w->scratch, &w->file->item[i], path);
    }
    arena_reset(&w->scratch);
}

static bool holds(Str folder, Str path)
{
    return folder.len < path.len && path.ptr[folder.len] == '/' && str_starts(path, folder);
}

uint32_t ignore_walk_to(IgnoreWalk *w, Str path)
{
    while (w->depth && !holds(w->folder[w->depth - 1], path)) w->depth--;
    uint32_t at = w->depth ? w->folder[w->depth - 1].len + 1 : 0;
    for (; at < path.len && w->depth < IGNORE_WALK_DEPTH; at++) {
        if (path.ptr[at] != '/') continue;
        w->folder[w->depth] = str_cut(path, 0, at);
        match_level(w, w->depth, w->folder[w->depth]);
        w->depth++;
    }
    match_level(w, w->depth, path);
    uint32_t decides = STR_NONE;
    bool is_excluded = false;
    for (uint32_t i = 0; i < w->file->count; i++) {
        if (!w->matched[w->depth][i] || w->file->item[i].is_exception != is_excluded) continue;
        is_excluded = !is_excluded;
        decides = i;
    }
    return decides;
}

bool ignore_walk_matches(const IgnoreWalk *w, uint32_t pattern)
{
    return w->matched[w->depth][pattern];
}
