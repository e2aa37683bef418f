// What .dockerignore keeps out of the build.
#ifndef FL_LINT_IGNORED_H
#define FL_LINT_IGNORED_H

#include "values/ignore_file.h"

// The pattern for which nothing at `path`, a cleaned source of COPY or ADD, reaches the builder; NULL when something does
// or may.
const IgnorePattern *ignored_by(Arena *a, const IgnoreFile *file, Str path);

#endif
