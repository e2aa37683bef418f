// Layers and the build cache, as far as a file tells them: what each instruction depends on, and what runs again when files change.
//
// BuildKit's rules: a RUN depends on its command, its settings and all before it; a COPY on what it copies, which counts by
// names, modes and content, never by time; `COPY --from` on the content of what it takes; labels and the like on nothing.
#ifndef FL_EXPLAIN_H
#define FL_EXPLAIN_H

#include "fl_context.h"

typedef enum FlRerun {
    FL_RERUN_NO,    // it comes from the cache
    FL_RERUN_MAYBE, // when what another stage made is not as before
    FL_RERUN_YES,
} FlRerun;

typedef struct FlLayer {
    Span span; // the instruction
    uint32_t line;
    Str text;         // of it, on one line
    bool makes_layer; // of files
    bool is_node;     // it has a result of its own that is kept in the cache
    bool is_built;    // the stage that is built needs it
    bool is_copying;  // it takes files of the build context: `files` and `bytes` when that is known
    bool has_files;
    uint32_t files;
    uint64_t bytes;
    Str key;  // what its result in the cache depends on, a sentence without full stop
    Str when; // what makes it run again, likewise: `package.json changes, or line 3 runs again`
    Str few;  // the same in a few words
    FlRerun rerun; // for the files that were said to change
    Str why;       // a reason for that; empty for FL_RERUN_NO
} FlLayer;

typedef struct FlLayers {
    const FlLayer *item; // every instruction, in order
    uint32_t count;
} FlLayers;

// What is not as it was at the build before.
typedef struct FlChanges {
    FlPaths paths;          // in the build context; they need not exist
    bool is_unplaced;       // nobody knows where that is: they are from a folder above it, or it
    FlDoc *before;          // the Dockerfile as it was, told the same; NULL: as it is now
    bool has_ignore_before; // the ignore file was another one:
    Str ignore_before;      // its text then; empty: there was none
} FlChanges;

// NULL: nothing has changed.
FlLayers fl_layers(Arena *a, FlDoc *doc, const FlChanges *changes);

// Those of the range only.
FlLayers fl_layers_in(Arena *a, FlDoc *doc, Span range);

// The target that an option or the settings name, when the file has no such stage; else empty. What settings say is meant for
// many files: it is asked of a file with several stages only.
Str fl_missing_target(FlDoc *doc);

// `3.4 MB`
Str fl_size(Arena *a, uint64_t bytes);

#endif
