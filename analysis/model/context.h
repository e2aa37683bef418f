// The build context as rules and features see it: its entries as a tree, which the ignore file excludes, and what kind of file each is.
#ifndef FL_MODEL_CONTEXT_H
#define FL_MODEL_CONTEXT_H

#include "fl_context.h"
#include "values/file_kinds.h"
#include "values/ignore_file.h"

typedef struct Model Model;

struct FlIgnore {
    IgnoreFile file;
};

typedef struct ContextEntry {
    Str path, text; // `text` is empty when it was not read
    uint64_t size;
    uint32_t end;      // index of the first entry that is not below it
    uint32_t by;       // index of the ignore pattern that decides about it, STR_NONE if none
    uint8_t kind;      // FlEntryKind
    uint8_t file_kind; // FileKind; entries inside a marked folder are plain
    bool is_ignored, has_text;
    bool holds_secret; // its text contains a credential
} ContextEntry;

// The effect of one ignore pattern on the entries of a context.
typedef struct PatternWork {
    uint32_t matches; // entries that it matches
    uint32_t decided; // of these, the entries for which it is the deciding (last) pattern
    uint32_t files;   // files among the decided
    uint64_t bytes;
    uint32_t other;  // index of a pattern that decides about the other matches, STR_NONE if none
    bool has_others; // several patterns decide about them
} PatternWork;

struct FlContext {
    FlListing told;
    IgnoreFile ignore;
    ContextEntry *entry; // in tree order: a folder stands right before its content
    uint32_t count;
    const uint64_t *bytes;   // prefix sums: bytes of the not ignored files before each entry
    const uint32_t *files;   // the same for their number
    const PatternWork *work; // one for each pattern
    const uint32_t *marked;  // indices of entries whose file_kind is not plain
    uint32_t marked_count;
    uint64_t digest, entries_digest;
    const struct Remembered *prepared; // results computed by fl_context_prepare, sorted by question
    uint32_t prepared_count;
};

// The build context; NULL when it is not known. Only a known context (context_is_known) may lead to findings above information.
const FlContext *model_context(const Model *m);
bool context_is_known(const FlContext *c);
const FlContext *model_listing(const Model *m); // or the files beside the Dockerfile; not for rules

// The text of the ignore file that applies; false when there is none.
bool model_ignore(const Model *m, Str *text);

// The name of the ignore file, also when the context is not known.
Str model_ignore_path(const Model *m);

// Replaces the context and ignore file in an existing model.
void model_set_context(Model *m, const FlContext *context, bool has_ignore, Str ignore);

// A digest of what build files (Compose, Bake) tell of the builds, from which the model is built. 0 without a context.
uint64_t told_digest(const FlContext *context);

// told_arg: the value that a build file gives the ARG. told_context: what the named context `name` is; `:latest` makes no difference in the
// name. No dependency is recorded: the model is built anew when these change.
bool told_arg(const Model *m, Str name, Str *value);
bool told_context(const Model *m, Str name, Str *what);

// All that a build file tells; NULL when there is none.
const FlBuildFile *model_builds(const Model *m);

// The effect of each pattern of `file`, another text of the ignore file. `by` (may be NULL) gets for each entry the index of the deciding
// pattern.
PatternWork *pattern_work(Arena *a, const IgnoreFile *file, const FlContext *context, uint32_t *by);

// The entry with that cleaned path, NULL when there is none; and the index of an entry.
const ContextEntry *context_find(const FlContext *c, Str path);
uint32_t context_index(const FlContext *c, const ContextEntry *entry);

// Whether the entry, or something in it, is sent to the builder.
bool context_reaches(const FlContext *c, const ContextEntry *entry);

// What a source of COPY, ADD or a bind mount selects. Lives in the arena given to context_select.
typedef struct Selected {
    const uint32_t *item;  // indices of the named entries, without what is below them
    const uint32_t *until; // for each: the end of what is below it or below an earlier one
    uint32_t count;
    bool is_whole;  // the whole context is selected; then `item` is empty
    uint32_t files; // how many files are copied
    uint64_t bytes;
} Selected;

// Options that change what a source selects: --exclude patterns, and --parents, where `**` matches folders (`is_deep`).
typedef struct SelectHow {
    const Str *exclude;
    uint32_t exclude_count;
    bool is_deep;
} SelectHow;

Selected context_select(Arena *a, const FlContext *c, Str source, SelectHow how);

// A question that fl_context_prepare answers in advance.
enum { ASKED_MOST = 1000 };
typedef struct SelectAsked {
    Str source;
    SelectHow how;
} SelectAsked;

// context_select for the context of a model. Results are cached until the next check, as a context may have 100,000 files.
Selected model_select(Arena *a, const Model *m, Str source, SelectHow how);

// A cache of selections, which a document keeps from one model to the next. Zero-initialise it.
typedef struct Selections {
    Arena arena;
    uint64_t digest; // of the context
    struct Remembered *item;
    uint32_t count;
    size_t bytes;
} Selections;

// Empties the cache when it is large, which invalidates all earlier results of model_select.
void selections_rest(Selections *s);

// Whether an entry is selected and sent to the builder. `without` comes from selected_without (the --exclude patterns).
bool selected_has(Arena *a, const FlContext *c, const Selected *s, const IgnoreFile *without,
                  const ContextEntry *entry);
IgnoreFile selected_without(Arena *a, SelectHow how);

// Whether a cleaned source would select a file with that path, if it existed, and the ignore file keeps it.
bool context_covers(Arena *a, const Model *m, Str source, SelectHow how, Str path);

// The same, without regard to the ignore file.
bool context_names(Arena *a, Str source, SelectHow how, Str path);

// Paths of the context that would become ignored, or no longer ignored, with `other` as the text of the ignore file (empty: none). At most
// IGNORE_SWITCHED_MOST.
enum { IGNORE_SWITCHED_MOST = 1000 };
FlPaths ignore_switched(Arena *a, const Model *m, Str other);

// The path to look up for a source: cleaned, relative to the context, without leading `/` and `..`.
Str context_path(Arena *a, Str source);

// A size for people: `3.4 MB`.
Str context_size(Arena *a, uint64_t bytes);

#endif
