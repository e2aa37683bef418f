// What an instruction takes from the build context: sources of COPY and ADD without --from, and of bind mounts.
#ifndef FL_LINT_CONTEXT_SOURCES_H
#define FL_LINT_CONTEXT_SOURCES_H

#include "lint/sources.h"
#include "model/context.h"

typedef struct ContextSource {
    Span span;       // joined offsets of the word, or of the value of `source=`
    Str text, path;  // expanded text; the same cleaned by context_path
    bool is_known;   // false: it contains a variable of unknown value
    bool is_written; // the text stands in the file unchanged
} ContextSource;

typedef struct ContextSources {
    ContextSource *item;
    uint32_t count, room;
    SelectHow how;
} ContextSources;

// The sources of the instruction that a rule runs on, or of its trigger. Cached for all rules.
ContextSources context_sources_of(const At *c, const Instr *in);

// The same for a step, outside of a rule. Lives in the arena.
ContextSources context_sources_at(Arena *a, const Model *m, uint32_t step);

#endif
