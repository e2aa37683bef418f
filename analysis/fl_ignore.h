// .dockerignore and its like as documents of their own: text in, plain structs out. The context may be NULL: then less is known.
#ifndef FL_IGNORE_H
#define FL_IGNORE_H

#include "fl_complete.h"
#include "fl_context.h"

// Whether a file of that name holds patterns that keep files out of a build.
bool fl_is_ignore_name(Str name);

// As fl_lint and fl_actions tell it of a Dockerfile.
FlFindings fl_ignore_lint(Arena *a, Str text, const FlContext *context);
FlActions fl_ignore_actions(Arena *a, Str text, const FlContext *context, Span range);

// What a pattern matches, and how much it keeps out.
FlHover fl_ignore_hover(Arena *a, Str text, const FlContext *context, uint32_t at);

// The paths that may stand at `at`.
FlCompletions fl_ignore_complete(Arena *a, Str text, const FlContext *context, uint32_t at);

#endif
