// The sources of COPY and ADD, and where each comes from (language.md 12, 13.6).
#ifndef FL_LINT_SOURCES_H
#define FL_LINT_SOURCES_H

#include "lint/rule.h"

typedef enum SourceKind {
    SOURCE_LOCAL, // from the build context, or from the stage or image of --from
    SOURCE_URL,   // http:// or https://
    SOURCE_GIT,
    SOURCE_HEREDOC,
    SOURCE_UNKNOWN, // contains an unknown variable
} SourceKind;

typedef struct Source {
    SourceKind kind;
    Span span;       // joined offsets
    Str text;        // expanded; as written if that is unknown
    bool is_written; // the text stands in the file unchanged
} Source;

typedef struct Sources {
    Source *item;
    uint32_t count;
} Sources;

// The sources: all arguments but the last; none when there are fewer than two arguments.
Sources sources_of(const At *c, const Instr *in);

#endif
