// What an instruction takes from the build context: sources of COPY and ADD without --from, and of bind mounts.
#ifndef FL_LINT_CONTEXT_SOURCES_H
#define FL_LINT_CONTEXT_SOURCES_H

#include "lint/sources.h"
#include "model/context.h"

typedef struct ContextSource {
    Span span;       // joined: the word, or the value of `source=`
    Str text, path;  // expanded; cleaned as context_path does
    bool is_known;   // false: a variable in it is not known
    bool is_written; // the text stands in the file like this
} ContextSource;

typedef struct ContextSources {
    ContextSource *item;
    uint32_t count, room;
    SelectHow how;
} ContextSources;

// Of the instruction that is asked about, or its trigger. For rules in a check they are read once.
ContextSources context_sources_of(const At *c, const Instr *in);

// The same for a step of a model, outside of a check.
ContextSources context_sources_at(Arena *a, const Model *m, uint32_t step);

#endif
