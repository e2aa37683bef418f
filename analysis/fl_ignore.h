// .dockerignore files as documents: text in, plain structs out. `context` may be NULL; then less
// can be said.
#ifndef FL_IGNORE_H
#define FL_IGNORE_H

#include "fl_complete.h"
#include "fl_context.h"

// Whether that file name is the name of an ignore file.
bool fl_is_ignore_name(Str name);

// The same as fl_lint and fl_actions for a Dockerfile.
FlFindings fl_ignore_lint(Arena *a, Str text, const FlContext *context);
FlActions fl_ignore_actions(Arena *a, Str text, const FlContext *context, Span range);

// What the pattern at `at` matches, and how much it excludes.
FlHover fl_ignore_hover(Arena *a, Str text, const FlContext *context, uint32_t at);

// The paths that may stand at `at`.
FlCompletions fl_ignore_complete(Arena *a, Str text, const FlContext *context, uint32_t at);

#endif
