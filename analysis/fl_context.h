// The build context: what lies in the folder that is sent to the builder, which the host lists and hands over as data.
#ifndef FL_CONTEXT_H
#define FL_CONTEXT_H

#include "analysis.h"

enum {
    FL_CONTEXT_ENTRIES = 100000,   // a host lists no more
    FL_CONTEXT_DEPTH = 64,         // nor deeper
    FL_CONTEXT_TEXT_MAX = 64 << 10 // bytes that are read of one file
};

typedef enum FlEntryKind {
    FL_ENTRY_FILE,
    FL_ENTRY_FOLDER,
    FL_ENTRY_LINK,
    FL_ENTRY_OTHER
} FlEntryKind;

// One thing in the context. Links are never followed, and of what is no file only the name is known.
typedef struct FlEntry {
    Str path;      // from the context on, `src/main.c`: any bytes but NUL
    uint64_t size; // bytes of a file, else 0
    uint8_t kind;  // FlEntryKind
} FlEntry;

// The text of a small file that rules read: what fl_context_wants_text asks for.
typedef struct FlEntryText {
    Str path, text;
} FlEntryText;

// How sure it is that this folder is the context.
typedef enum FlKnowledge {
    FL_CONTEXT_UNKNOWN,
    FL_CONTEXT_GUESSED, // it holds some of the sources: nothing above information is said
    FL_CONTEXT_KNOWN,   // it was told, or it holds all literal sources
} FlKnowledge;

typedef struct FlPair {
    Str name, value;
} FlPair;

// What a file beside the Dockerfile, of Compose or Bake, tells of its builds. A zeroed one tells nothing.
typedef struct FlBuildFile {
    Str path;          // of the file, from the Dockerfile's folder on
    Str targets;       // stages that are built by themselves, separated by spaces
    Str target;        // the one that all builds make; empty: they differ, or make the last
    const FlPair *arg; // build arguments that do not differ between the builds
    uint32_t arg_count;
    const FlPair *named; // contexts with a name, and where they come from: a folder, an image
    uint32_t named_count;
} FlBuildFile;

typedef struct FlPaths {
    const Str *item;
    uint32_t count;
} FlPaths;

// What a host tells. The texts must live as long as the context that is made of it, but not the array of entries.
typedef struct FlListing {
    FlKnowledge knowledge;
    Str folder;     // as people would name it, from the Dockerfile's folder on: `.`, `..`
    Str dockerfile; // path of the Dockerfile in the context; empty when it lies elsewhere
    const FlEntry *entry;
    uint32_t count;
    bool is_whole; // false: a limit was met, so that what is not listed may exist
    const FlEntryText *text;
    uint32_t text_count;
    Str ignore_path; // of the ignore file that applies, or that would be made: in the context, with `../` above it
    Str ignore; // its text
    bool has_ignore;
    Str other_ignore_path; // of an ignore file that the builder does not read here though one would think so; or empty
    Str other_ignore; // its text
    FlBuildFile builds;
    FlPaths copied; // by the Dockerfile that goes by the ignore file which is looked at
    Str copied_by;
    bool is_misplaced; // the other one lies beside the Dockerfile, not in the context's root
} FlListing;

typedef struct FlContext FlContext;

// Sorts, applies the ignore file and tells what the names mean. Pure, and safe to call on any thread. Lives in the arena.
FlContext *fl_context(Arena *a, const FlListing *listing);

// The same context as it is told of another Dockerfile: only that is read of the listing, and its ignore file must be the same.
FlContext *fl_context_again(Arena *a, const FlContext *context, const FlListing *told);

// The context after the change of its ignore file. Lives in the arena, and no longer than the one it is made from.
FlContext *fl_context_edited(Arena *a, const FlContext *context, const FlFileEdit *edit);

// The text of the ignore file that applies; empty without one.
Str fl_context_ignore(const FlContext *context);

// Equal for contexts of which nothing differs that anybody is told.
uint64_t fl_context_digest(const FlContext *context);

// Gives the document its context, and the ignore file with it; NULL: it is not known. Only findings that depend on it are made
// again. It must outlive the document or the next call.
void fl_set_context(FlDoc *doc, const FlContext *context);

// Whether the document copies or mounts anything from its context.
bool fl_wants_context(FlDoc *doc);

// The literal sources in the context, cleaned: where they lie, the context is. Valid until the document is told more or checked.
FlPaths fl_context_sources(Arena *a, FlDoc *doc);

// What a document takes from its context.
typedef struct FlAsked {
    struct SelectAsked *item;
    uint32_t count;
} FlAsked;

FlAsked fl_context_asked(Arena *a, FlDoc *doc); // holds nothing of the document

// Looks that up in a context that was just made, so that it is quicker to ask: safe on another thread, like fl_context.
void fl_context_prepare(Arena *a, FlContext *context, const FlAsked *asked);

// Where the context is by a comment `# fairlead context=PATH`, from the folder of the file on; false when there is none.
bool fl_context_named(Arena *a, FlDoc *doc, Str *folder);

// A source that names something in the context that is there.
typedef struct FlFileName {
    Span span; // bytes of the document
    Str path;  // in the context
    bool is_folder;
} FlFileName;

typedef struct FlFileNames {
    const FlFileName *item;
    uint32_t count;
} FlFileNames;

// Those of the whole document, in the order of the text.
FlFileNames fl_file_names(Arena *a, FlDoc *doc);

// Whether rules read the text of a file of that path: manifests of package managers and what may hold credentials.
bool fl_context_wants_text(Str path);

// Whether rules tell the size of a file of that name, or of all in a folder of it. All sizes matter to `context-large` alone.
bool fl_context_wants_size(Str name, bool is_folder);

// Whether a file of that path tells that a project begins in its folder: a manifest, or an ignore file.
bool fl_context_is_mark(Str name);

// Whether nothing below a folder reaches the builder, so that it may be listed last.
typedef struct FlIgnore FlIgnore;
FlIgnore *fl_ignore(Arena *a, Str text);
bool fl_ignore_hides(Arena *a, const FlIgnore *ignore, Str folder);

#endif
