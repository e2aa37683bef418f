// The sources of COPY and ADD, and where each comes from (language.md 12, 13.6).
#ifndef FL_LINT_SOURCES_H
#define FL_LINT_SOURCES_H

#include "lint/rule.h"

typedef enum SourceKind {
    SOURCE_LOCAL, // of the build context, or of the stage or image of --from
    SOURCE_URL,   // http:// or https://
    SOURCE_GIT,
    SOURCE_HEREDOC,
    SOURCE_UNKNOWN, // made of a variable that is not known
} SourceKind;

typedef struct Source {
    SourceKind kind;
    Span span;       // joined
    Str text;        // expanded; as written when that is not known
    bool is_written; // the text stands in the file like this
} Source;

typedef struct Sources {
    Source *item;
    uint32_t count;
} Sources;

// All arguments but the last; none when there are fewer than two.
Sources sources_of(const At *c, const Instr *in);

#endif
