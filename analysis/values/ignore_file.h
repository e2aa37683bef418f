// .dockerignore files: parsing and matching (language.md 14.2 to 14.5).
#ifndef FL_VALUES_IGNORE_FILE_H
#define FL_VALUES_IGNORE_FILE_H

#include "base/arena.h"
#include "base/str.h"

// One pattern of the file.
typedef struct IgnorePattern {
    Str text;          // cleaned, without `!` and a leading slash
    Span span;         // bytes of the file: the pattern as written, with `!`
    uint32_t line;     // from 1
    bool is_exception; // `!pattern`
    bool is_bad;       // BuildKit rejects the whole file for it
} IgnorePattern;

// Lives as long as the arena and the text.
typedef struct IgnoreFile {
    const IgnorePattern *item;
    uint32_t count;
    bool has_exceptions;
    bool has_bad;
} IgnoreFile;

IgnoreFile ignore_read(Arena *a, Str text);

// Whether a pattern matches `path` or one of its parents; _whole: the path itself. The path is
// relative to the context, cleaned, without a leading slash.
bool ignore_pattern_match(Arena *a, const IgnorePattern *pattern, Str path);
bool ignore_pattern_match_whole(Arena *a, const IgnorePattern *pattern, Str path);

// Whether the pattern needs more than an equality, prefix or suffix test.
bool ignore_pattern_is_general(const IgnorePattern *pattern);

// The index of the pattern that decides about `path`: the last one that matches and has an effect;
// STR_NONE when none excludes it. The path is excluded unless that pattern is an exception.
uint32_t ignore_decides(Arena *a, const IgnoreFile *file, Str path);
bool ignore_excludes(Arena *a, const IgnoreFile *file, Str path);

// A line that matches the path: special characters are escaped, and characters that a line cannot
// contain become `?`.
Str ignore_quoted(Arena *a, Str path);

// A path as the builder cleans it: `a/../b` is `b`, `./a/` is `a`, nothing is `.` (Go's path.Clean).
Str path_clean(Arena *a, Str path);

#endif
