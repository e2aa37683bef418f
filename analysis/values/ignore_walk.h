// Applies an ignore file to many paths in tree order; results for a folder are reused for
// everything below it.
#ifndef FL_VALUES_IGNORE_WALK_H
#define FL_VALUES_IGNORE_WALK_H

#include "values/ignore_file.h"
#include "values/path_pattern.h"

enum { IGNORE_WALK_DEPTH = 64 };

typedef struct IgnoreWalk {
    Arena *arena;
    Arena scratch;
    const IgnoreFile *file;
    uint32_t *slashes,
        *fixed; // per pattern: number of slashes, STR_NONE with `**`; prefix without wildcards
    const struct WalkPattern *pattern; // one for each pattern
    Str folder[IGNORE_WALK_DEPTH];     // the folders that contain the latest path
    uint8_t
        *matched[IGNORE_WALK_DEPTH + 1]; // per folder, and for the path: which patterns match it
    PathPlaces *places[IGNORE_WALK_DEPTH + 1]; // per folder: match states behind its slash
    uint32_t depth;
} IgnoreWalk;

void ignore_walk_start(IgnoreWalk *w, Arena *a, const IgnoreFile *file);

// Moves to the path. Returns the same as ignore_decides.
uint32_t ignore_walk_to(IgnoreWalk *w, Str path);

// Whether the pattern matches the current path or a folder above it.
bool ignore_walk_matches(const IgnoreWalk *w, uint32_t pattern);

void ignore_walk_end(IgnoreWalk *w);

#endif
