// One engine for both kinds of patterns over paths: wildcards of COPY and ADD, and lines of .dockerignore.
#ifndef FL_VALUES_PATH_PATTERN_H
#define FL_VALUES_PATH_PATTERN_H

#include "base/arena.h"
#include "base/str.h"

// Whether `**` means any number of folders.
typedef enum PathPatternKind { PATTERN_SHALLOW, PATTERN_DEEP } PathPatternKind;

// Whether Go's path.Match takes the pattern: every `[` closed and not empty, nothing missing behind a backslash.
bool path_pattern_is_valid(Str pattern);

// Whether a valid pattern matches the whole path. Time grows with the product of both lengths.
bool path_pattern_match(Arena *a, Str pattern, PathPatternKind kind, Str path);

// The same pattern for many paths that begin alike: a set of places in it, which a path moves along piece by piece.
enum { PATH_PLACES_MOST = 62 };
typedef uint64_t PathPlaces;

typedef struct PathPattern {
    struct Sign *sign;
    uint32_t count;
} PathPattern;

// False when the pattern has too many places to be used so.
bool path_pattern_read(Arena *a, Str pattern, PathPatternKind kind, PathPattern *out);
PathPlaces path_pattern_start(const PathPattern *p);

// None left: no path that begins like this matches.
PathPlaces path_pattern_move(const PathPattern *p, PathPlaces from, Str piece);
bool path_pattern_is_end(const PathPattern *p, PathPlaces places);

#endif
