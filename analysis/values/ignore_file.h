// .dockerignore: reading it, and asking it (language.md 14.2 to 14.5).
#ifndef FL_VALUES_IGNORE_FILE_H
#define FL_VALUES_IGNORE_FILE_H

#include "base/arena.h"
#include "base/str.h"

// One pattern of the file.
typedef struct IgnorePattern {
    Str text;          // cleaned, without `!` and a leading slash
    Span span;         // bytes of the file: the pattern as written, with its `!`
    uint32_t line;     // from 1
    bool is_exception; // `!pattern`
    bool is_bad;       // the builder refuses the whole file
} IgnorePattern;

// Lives as long as the arena and the text.
typedef struct IgnoreFile {
    const IgnorePattern *item;
    uint32_t count;
    bool has_exceptions;
    bool has_bad;
} IgnoreFile;

IgnoreFile ignore_read(Arena *a, Str text);

// Whether a pattern matches `path` or one of its parent folders. The path is relative to the context, cleaned, and
// has no leading slash.
bool ignore_pattern_match(Arena *a, const IgnorePattern *pattern, Str path);
bool ignore_pattern_match_whole(Arena *a, const IgnorePattern *pattern,
                                Str path); // the path itself

// Whether the pattern is more than a text, or the start or end of one.
bool ignore_pattern_is_general(const IgnorePattern *pattern);

// The index of the pattern that decides about `path`: the last one that matches and changes something; STR_NONE when
// no pattern excludes it. The path is excluded when that pattern is no exception.
uint32_t ignore_decides(Arena *a, const IgnoreFile *file, Str path);
bool ignore_excludes(Arena *a, const IgnoreFile *file, Str path);

// The line that matches the path and nothing else that is likely: what a pattern would read as a sign is hidden, and what no
// line can hold becomes `?`.
Str ignore_quoted(Arena *a, Str path);

// A path as the builder cleans it: `a/../b` is `b`, `./a/` is `a`, nothing is `.` (Go's path.Clean).
Str path_clean(Arena *a, Str path);

#endif
