// What leads from a place in a document to others, and what an editor writes between its lines.
//
// As in analysis.h, offsets and spans are bytes of the document, and what is returned lives as long as the arena that was
// passed in, and no longer than until the next edit.
#ifndef FL_LINKS_H
#define FL_LINKS_H

#include "analysis.h"

// ---- Links ----

typedef struct FlLink {
    Span span;
    Str target; // a URL, ASCII only
} FlLink;

typedef struct FlLinks {
    const FlLink *item;
    uint32_t count;
} FlLinks;

// The pages of images in FROM, `--from`, mounts and the syntax directive, at the registries whose pages are known; URLs in
// ADD and LABEL. In the order of the text.
FlLinks fl_links(Arena *a, FlDoc *doc);

// ---- Linked names ----

typedef struct FlLinked {
    const Span *item; // of the same text
    uint32_t count;
    Str pattern; // a regular expression: what may be typed there
} FlLinked;

// The places that change together with the name at `at` while it is typed: of a stage those that name it, of a heredoc
// its word and its end. None where there is one place only.
FlLinked fl_linked(Arena *a, FlDoc *doc, uint32_t at);

// ---- Hints ----

typedef enum FlHintKind {
    FL_HINT_VALUE, // what a text with variables comes to
    FL_HINT_STAGE, // which stage a number is
    FL_HINT_USER,  // who the container runs as
    FL_HINT_CACHE, // what makes an instruction run again; only where the config asks for it
} FlHintKind;

typedef struct FlHint {
    uint32_t at; // it stands after this byte
    FlHintKind kind;
    Str label, more; // one line each; what more there is to say may be empty
} FlHint;

typedef struct FlHints {
    const FlHint *item;
    uint32_t count;
} FlHints;

// What an editor writes between the words of `range`, in the order of the text. Values are those of a build without
// arguments; what is not known, is secret, or depends on the machine is not shown.
FlHints fl_hints(Arena *a, FlDoc *doc, Span range);

// ---- Stages ----

typedef struct FlStage {
    Str name, base; // as written; the name of one without is its base
    Str target;     // what a build of this stage is told: its name or number; empty without a base
    Span span;      // from its FROM to its last instruction
    Span keyword;   // `FROM`
    Span name_span; // the keyword where it has no name
    uint32_t user_count; // other stages that copy from it, mount it or are based on it
    const Span *place;   // where they name it; of fl_stages only
    uint32_t place_count;
} FlStage;

typedef struct FlStages {
    const FlStage *item;
    uint32_t count;
} FlStages;

// All stages, in the order of the file.
FlStages fl_stages(Arena *a, FlDoc *doc);

// The stage that is named at `at`, or whose FROM stands there; false if there is none.
bool fl_stage_at(Arena *a, FlDoc *doc, uint32_t at, FlStage *stage);

// Two stages of which one uses the other.
typedef struct FlCall {
    FlStage stage;     // the other one
    const Span *place; // where the user names its source
    uint32_t place_count;
} FlCall;

typedef struct FlCalls {
    const FlCall *item;
    uint32_t count;
} FlCalls;

// The stages that use the one at `at`, as fl_stage_at finds it, and those that it uses: by FROM, COPY --from and mounts.
FlCalls fl_stage_users(Arena *a, FlDoc *doc, uint32_t at);
FlCalls fl_stage_sources(Arena *a, FlDoc *doc, uint32_t at);

// A file or folder of the build context that gets another name: paths from the context on, without `./` at the start and `/`
// at the end.
typedef struct FlMove {
    Str from, to;
} FlMove;

// What the moves change in the sources of COPY, ADD and bind mounts; of several that are about one source, the first. Sources
// with variables, with quotes or escapes, and with wildcards in the part that changes, stay.
FlEdits fl_moved(Arena *a, FlDoc *doc, const FlMove *move, uint32_t count);

#endif
