// An ignore file applied to many paths, one after the other in the order of a tree: what a pattern says of a folder is
// remembered for all that lies below it.
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
        *fixed; // of each pattern: how many it has, STR_NONE with `**`; the part without wildcards
    const struct WalkPattern *pattern; // of each
    Str folder[IGNORE_WALK_DEPTH];     // those that hold the latest path
    uint8_t *matched[IGNORE_WALK_DEPTH +
                     1]; // of each of them, and of the path itself: which patterns match
    PathPlaces *places[IGNORE_WALK_DEPTH + 1]; // of each pattern, behind the slash of each folder
    uint32_t depth;
} IgnoreWalk;

void ignore_walk_start(IgnoreWalk *w, Arena *a, const IgnoreFile *file);

// The index of the pattern that decides about the path, as ignore_decides tells it.
uint32_t ignore_walk_to(IgnoreWalk *w, Str path);

// Whether a pattern matches the path that was walked to, or a folder that holds it.
bool ignore_walk_matches(const IgnoreWalk *w, uint32_t pattern);

void ignore_walk_end(IgnoreWalk *w);

#endif
