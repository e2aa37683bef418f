// Layers and the build cache, as far as a file shows: what the result of each instruction depends
// on, and what runs again when files change.
//
// BuildKit's rules: a RUN depends on its command, its settings and everything before it; a COPY on
// names, modes and content of what it copies, not on times; `COPY --from` on the content of what it
// takes; labels and the like on nothing.
#ifndef FL_EXPLAIN_H
#define FL_EXPLAIN_H

#include "fl_context.h"

typedef enum FlRerun {
    FL_RERUN_NO,    // its result is cached
    FL_RERUN_MAYBE, // depends on whether another stage's result changed
    FL_RERUN_YES,
} FlRerun;

typedef struct FlLayer {
    Span span; // the whole instruction
    uint32_t line;
    Str text;         // on one line
    bool makes_layer; // it adds files to the image
    bool is_node;     // it has a result of its own in the cache
    bool is_built;    // the target stage needs it
    bool is_copying;  // it takes files of the context; `files` and `bytes` if has_files
    bool has_files;
    uint32_t files;
    uint64_t bytes;
    Str key;       // what the cached result depends on; a sentence without full stop
    Str when;      // what makes it run again: `package.json changes, or line 3 runs again`
    Str few;       // `when` in a few words
    FlRerun rerun; // for the FlChanges that were passed
    Str why;       // the reason; empty for FL_RERUN_NO
} FlLayer;

typedef struct FlLayers {
    const FlLayer *item; // one per instruction, in order
    uint32_t count;
} FlLayers;

// What changed since the last build.
typedef struct FlChanges {
    FlPaths paths;          // changed paths in the context; they need not exist
    bool is_unplaced;       // context unknown: `paths` are relative to it or to a folder above
    FlDoc *before;          // the old Dockerfile, with the same configuration; NULL: unchanged
    bool has_ignore_before; // the ignore file changed
    Str ignore_before;      // its old text; empty: there was none
} FlChanges;

// All layers. `changes` may be NULL: nothing changed.
FlLayers fl_layers(Arena *a, FlDoc *doc, const FlChanges *changes);

// Only those of the range.
FlLayers fl_layers_in(Arena *a, FlDoc *doc, Span range);

// The target named by an option or the settings if the file has no such stage; else empty. A target
// from settings is meant for many files, so it is only checked in a file with several stages.
Str fl_missing_target(FlDoc *doc);

// A size for people: `3.4 MB`.
Str fl_size(Arena *a, uint64_t bytes);

#endif
