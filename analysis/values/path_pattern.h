// Matches paths against patterns: wildcards of COPY and ADD, and lines of .dockerignore.
#ifndef FL_VALUES_PATH_PATTERN_H
#define FL_VALUES_PATH_PATTERN_H

#include "base/arena.h"
#include "base/str.h"

// Whether `**` matches any number of folders (DEEP).
typedef enum PathPatternKind { PATTERN_SHALLOW, PATTERN_DEEP } PathPatternKind;

// Whether Go's path.Match accepts the pattern: each `[` closed and not empty, no backslash at the
// end.
bool path_pattern_is_valid(Str pattern);

// Whether a valid pattern matches the whole path. Takes time proportional to the product of the
// lengths.
bool path_pattern_match(Arena *a, Str pattern, PathPatternKind kind, Str path);

// Incremental matching of many paths with common prefixes: a set of positions in the pattern (an
// NFA state), advanced piece by piece.
enum { PATH_PLACES_MOST = 62 };
typedef uint64_t PathPlaces;

typedef struct PathPattern {
    struct Sign *sign;
    uint32_t count;
} PathPattern;

// Compiles a pattern; false when it has more than PATH_PLACES_MOST positions.
bool path_pattern_read(Arena *a, Str pattern, PathPatternKind kind, PathPattern *out);
PathPlaces path_pattern_start(const PathPattern *p);

// Advances the state by a piece of a path. 0: no path with this prefix matches.
PathPlaces path_pattern_move(const PathPattern *p, PathPlaces from, Str piece);
bool path_pattern_is_end(const PathPattern *p, PathPlaces places);

#endif
