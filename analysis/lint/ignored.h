// What .dockerignore keeps out of the build.
#ifndef FL_LINT_IGNORED_H
#define FL_LINT_IGNORED_H

#include "values/ignore_file.h"

// The pattern that keeps all of `path`, a cleaned source of COPY or ADD, from the builder; NULL
// when something may reach it.
const IgnorePattern *ignored_by(Arena *a, const IgnoreFile *file, Str path);

#endif
