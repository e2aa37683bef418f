// The build context as rules and features see it: entries in the order of a tree, what the ignore file says of each, and
// what its name means.
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
    Str path, text; // the text is empty when it was not read
    uint64_t size;
    uint32_t end;      // the first entry that is not below it
    uint32_t by;       // the pattern that decides about it, STR_NONE when none does
    uint8_t kind;      // FlEntryKind
    uint8_t file_kind; // FileKind; inside what is marked itself all is plain
    bool is_ignored, has_text;
    bool holds_secret; // its text was seen to hold a credential
} ContextEntry;

// What a pattern of an ignore file does to the entries of a context.
typedef struct PatternWork {
    uint32_t matches; // entries that it matches
    uint32_t decided; // of these, those about which it decides
    uint32_t files;   // of these, files
    uint64_t bytes;
    uint32_t other;  // the pattern that decides about the others, STR_NONE when none does
    bool has_others; // several decide
} PatternWork;

struct FlContext {
    FlListing told;
    IgnoreFile ignore;
    ContextEntry *entry; // a folder stands right before what it holds
    uint32_t count;
    const uint64_t *bytes;   // of the files before each entry that reach the builder
    const uint32_t *files;   // how many these are
    const PatternWork *work; // of each pattern
    const uint32_t *marked;  // entries that are not plain
    uint32_t marked_count;
    uint64_t digest, entries_digest;
    const struct Remembered *prepared; // answers made beforehand, sorted by their questions
    uint32_t prepared_count;
};

// The context, NULL when it is not known. Only that of a known one may lead to more than information.
const FlContext *model_context(const Model *m);
bool context_is_known(const FlContext *c);
const FlContext *model_listing(const Model *m); // or what lies beside the Dockerfile

// The ignore file that applies; false when there is none.
bool model_ignore(const Model *m, Str *text);

// What it is called, also where the context is not known.
Str model_ignore_path(const Model *m);

// Sets what is told of the files, in a model that stays.
void model_set_context(Model *m, const FlContext *context, bool has_ignore, Str ignore);

// Equal for contexts that tell the same of builds: what the model is made of. 0 without a context.
uint64_t told_digest(const FlContext *context);

// The value that a build file gives the ARG, and what a context of that name is; the latter with the name of the image in mind,
// so that `:latest` says nothing. Not put down: the model is made anew when these change.
bool told_arg(const Model *m, Str name, Str *value);
bool told_context(const Model *m, Str name, Str *what);

// All that a build file tells; NULL when there is none.
const FlBuildFile *model_builds(const Model *m);

// The same for another text of the ignore file. `by` gets the pattern that decides about each entry; it may be NULL.
PatternWork *pattern_work(Arena *a, const IgnoreFile *file, const FlContext *context, uint32_t *by);

// The entry of a cleaned path, NULL when it is not there.
const ContextEntry *context_find(const FlContext *c, Str path);
uint32_t context_index(const FlContext *c, const ContextEntry *entry);

// Whether something of the entry reaches the builder.
bool context_reaches(const FlContext *c, const ContextEntry *entry);

// What a source of COPY, ADD or a bind mount selects; it lives in the arena that context_select is given.
typedef struct Selected {
    const uint32_t *item;  // the entries that the source names, without what is below them
    const uint32_t *until; // of each, where what is below it or one before it ends
    uint32_t count;
    bool is_whole;  // the whole context; then `item` is empty
    uint32_t files; // files that are copied
    uint64_t bytes;
} Selected;

// What lies in the way of a plain source: patterns of --exclude, and whether `**` means folders (--parents).
typedef struct SelectHow {
    const Str *exclude;
    uint32_t exclude_count;
    bool is_deep;
} SelectHow;

Selected context_select(Arena *a, const FlContext *c, Str source, SelectHow how);

// The question for which fl_context_prepare has an answer.
enum { ASKED_MOST = 1000 };
typedef struct SelectAsked {
    Str source;
    SelectHow how;
} SelectAsked;

// The same of the context of a model. What was selected before is remembered, as a context of a hundred thousand files takes its
// time: until the next check.
Selected model_select(Arena *a, const Model *m, Str source, SelectHow how);

// What was selected in a context, kept from one model of a document to the next. A zeroed one remembers nothing.
typedef struct Selections {
    Arena arena;
    uint64_t digest; // of the context
    struct Remembered *item;
    uint32_t count;
    size_t bytes;
} Selections;

// Makes room when much is remembered: nothing that was selected is valid after it.
void selections_rest(Selections *s);

// Whether an entry is among what is selected, and reaches the builder. `without` is what selected_without makes.
bool selected_has(Arena *a, const FlContext *c, const Selected *s, const IgnoreFile *without,
                  const ContextEntry *entry);
IgnoreFile selected_without(Arena *a, SelectHow how);

// Whether a cleaned source would select a file of that path, be it there or not.
bool context_covers(Arena *a, const Model *m, Str source, SelectHow how, Str path);

// The same, whatever the ignore file says.
bool context_names(Arena *a, Str source, SelectHow how, Str path);

// Paths of the context that another text of the ignore file (empty: none) treats in another way, at most IGNORE_SWITCHED_MOST.
enum { IGNORE_SWITCHED_MOST = 1000 };
FlPaths ignore_switched(Arena *a, const Model *m, Str other);

// The path of a source as it is looked up: cleaned, without a leading slash and what leads above the context.
Str context_path(Arena *a, Str source);

// `3.4 MB`
Str context_size(Arena *a, uint64_t bytes);

#endif
