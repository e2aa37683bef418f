// Links, linked names, hints and stages: what connects places of a document, and what an editor
// writes between its lines.
//
// As in analysis.h, offsets and spans are bytes of the document, and results live as long as the
// arena passed in, but no longer than until the next edit.
#ifndef FL_LINKS_H
#define FL_LINKS_H

#include "analysis.h"

// ---- Links ----

typedef struct FlLink {
    Span span;
    Str target; // an ASCII URL
} FlLink;

typedef struct FlLinks {
    const FlLink *item;
    uint32_t count;
} FlLinks;

// Links to the registry pages of images in FROM, `--from`, mounts and the syntax directive (of
// known registries), and URLs in ADD and LABEL; in text order.
FlLinks fl_links(Arena *a, FlDoc *doc);

// ---- Linked names ----

typedef struct FlLinked {
    const Span *item; // spans with the same text
    uint32_t count;
    Str pattern; // a regular expression that typed text must match
} FlLinked;

// The places that change together with the name at `at` while it is typed: a stage and its uses;
// the word and end of a heredoc. None when there is only one place.
FlLinked fl_linked(Arena *a, FlDoc *doc, uint32_t at);

// ---- Hints ----

typedef enum FlHintKind {
    FL_HINT_VALUE, // the expanded value of a text with variables
    FL_HINT_STAGE, // the name of a stage given by number
    FL_HINT_USER,  // the user that the container runs as
    FL_HINT_CACHE, // what makes an instruction run again (FlConfig.has_cache_hints)
} FlHintKind;

typedef struct FlHint {
    uint32_t at; // shown behind this byte
    FlHintKind kind;
    Str label, more; // one line each; `more` (details) may be empty
} FlHint;

typedef struct FlHints {
    const FlHint *item;
    uint32_t count;
} FlHints;

// The hints in `range`, in text order. Values are those of a build without arguments; unknown,
// secret and machine-dependent values are not shown.
FlHints fl_hints(Arena *a, FlDoc *doc, Span range);

// ---- Stages ----

typedef struct FlStage {
    Str name, base;      // as written; a stage without a name is called by its base
    Str target;          // what `--target` takes: name or number; empty without a base
    Span span;           // from FROM to the last instruction
    Span keyword;        // `FROM`
    Span name_span;      // the keyword if it has no name
    uint32_t user_count; // how many stages copy from it, mount it or are based on it
    const Span *place;   // where they name it; set by fl_stages only
    uint32_t place_count;
} FlStage;

typedef struct FlStages {
    const FlStage *item;
    uint32_t count;
} FlStages;

// All stages, in the order of the file.
FlStages fl_stages(Arena *a, FlDoc *doc);

// The stage named at `at`, or whose FROM contains `at`; false if none.
bool fl_stage_at(Arena *a, FlDoc *doc, uint32_t at, FlStage *stage);

// A use of one stage by another.
typedef struct FlCall {
    FlStage stage;     // the other stage
    const Span *place; // the places in the user that name the used stage
    uint32_t place_count;
} FlCall;

typedef struct FlCalls {
    const FlCall *item;
    uint32_t count;
} FlCalls;

// The stages that use the one at `at` (found by fl_stage_at); the stages that it uses. By FROM,
// COPY --from and mounts.
FlCalls fl_stage_users(Arena *a, FlDoc *doc, uint32_t at);
FlCalls fl_stage_sources(Arena *a, FlDoc *doc, uint32_t at);

// A renamed file or folder: paths relative to the context, without `./` in front and `/` at the
// end.
typedef struct FlMove {
    Str from, to;
} FlMove;

// The edits of COPY, ADD and bind mount sources after the moves; if several concern one source, the
// first. Sources with variables, quotes, escapes, or wildcards in the changed part stay unchanged.
FlEdits fl_moved(Arena *a, FlDoc *doc, const FlMove *move, uint32_t count);

#endif
