// The build context: the folder that is sent to the builder. The host lists it and passes it as data.
#ifndef FL_CONTEXT_H
#define FL_CONTEXT_H

#include "analysis.h"

enum {
    FL_CONTEXT_ENTRIES = 100000,   // maximum number of entries listed
    FL_CONTEXT_DEPTH = 64,         // maximum depth of folders listed
    FL_CONTEXT_TEXT_MAX = 64 << 10 // maximum number of bytes read of one file
};

typedef enum FlEntryKind {
    FL_ENTRY_FILE,
    FL_ENTRY_FOLDER,
    FL_ENTRY_LINK,
    FL_ENTRY_OTHER
} FlEntryKind;

// An entry of the context. Links are not followed; of links and other non-files only the name is known.
typedef struct FlEntry {
    Str path;      // relative to the context: `src/main.c`; any bytes but NUL
    uint64_t size; // of a file in bytes, else 0
    uint8_t kind;  // FlEntryKind
} FlEntry;

// The text of a small file that rules read (fl_context_wants_text).
typedef struct FlEntryText {
    Str path, text;
} FlEntryText;

// How certain it is that the folder is the context.
typedef enum FlKnowledge {
    FL_CONTEXT_UNKNOWN,
    FL_CONTEXT_GUESSED, // it contains some of the sources: findings are information at most
    FL_CONTEXT_KNOWN,   // it was told, or contains all literal sources
} FlKnowledge;

typedef struct FlPair {
    Str name, value;
} FlPair;

// What a Compose or Bake file tells about builds of this Dockerfile. All zero: nothing.
typedef struct FlBuildFile {
    Str path;          // path of that file, relative to the Dockerfile's folder
    Str targets;       // stages that are targets of builds, blank-separated
    Str target;        // the common target of all builds; empty: they differ, or none is set
    const FlPair *arg; // build arguments that are equal in all builds
    uint32_t arg_count;
    const FlPair *named; // named contexts and their sources: a folder, an image
    uint32_t named_count;
} FlBuildFile;

typedef struct FlPaths {
    const Str *item;
    uint32_t count;
} FlPaths;

// What the host tells. The texts must live as long as the FlContext made of it; the array `entry` need not.
typedef struct FlListing {
    FlKnowledge knowledge;
    Str folder;     // for messages, relative to the Dockerfile's folder: `.`, `..`
    Str dockerfile; // path in the context; empty: outside of it
    const FlEntry *entry;
    uint32_t count;
    bool is_whole; // false: a limit was reached, and files may exist that are not listed
    const FlEntryText *text;
    uint32_t text_count;
    Str ignore_path; // of the ignore file that applies or would be created; with `../` above it
    Str ignore;      // text of the ignore file
    bool has_ignore;
    Str other_ignore_path; // an ignore file that looks as if it applied but does not; or empty
    Str other_ignore;      // its text
    FlBuildFile builds;
    FlPaths copied; // for an ignore file: what the Dockerfile that uses it copies
    Str copied_by;
    bool is_misplaced; // that other file lies beside the Dockerfile, not in the context's root
} FlListing;

typedef struct FlContext FlContext;

// Makes a context: sorts the entries, applies the ignore file and classifies the names. Lives in the arena. Pure; safe on any thread.
FlContext *fl_context(Arena *a, const FlListing *listing);

// The same context for another Dockerfile with the same ignore file: takes everything but entries from `told`.
FlContext *fl_context_again(Arena *a, const FlContext *context, const FlListing *told);

// The context after an edit of its ignore file. Lives in the arena, and no longer than `context`.
FlContext *fl_context_edited(Arena *a, const FlContext *context, const FlFileEdit *edit);

// The text of the ignore file that applies; empty without one.
Str fl_context_ignore(const FlContext *context);

// A digest of everything in the context that a document can observe.
uint64_t fl_context_digest(const FlContext *context);

// Sets the build context and ignore file of a document; NULL: unknown. Only findings that depend on it are computed again. `context` must
// live as long as the document, or until the next call.
void fl_set_context(FlDoc *doc, const FlContext *context);

// Whether the document copies or mounts anything from its build context.
bool fl_wants_context(FlDoc *doc);

// The cleaned literal sources; the folder that contains them is the context. Valid until the document is configured or checked again.
FlPaths fl_context_sources(Arena *a, FlDoc *doc);

// The questions that a document asks about its context.
typedef struct FlAsked {
    struct SelectAsked *item;
    uint32_t count;
} FlAsked;

FlAsked fl_context_asked(Arena *a, FlDoc *doc); // does not point into the document

// Computes the answers to these questions in a new context, to speed up later checks. Safe on another thread.
void fl_context_prepare(Arena *a, FlContext *context, const FlAsked *asked);

// The context folder named by a comment `# fairlead context=PATH`, relative to the file's folder; false when there is none.
bool fl_context_named(Arena *a, FlDoc *doc, Str *folder);

// A source that names an existing entry of the context.
typedef struct FlFileName {
    Span span; // bytes of the document
    Str path;  // relative to the context
    bool is_folder;
} FlFileName;

typedef struct FlFileNames {
    const FlFileName *item;
    uint32_t count;
} FlFileNames;

// All such sources of the document, in text order.
FlFileNames fl_file_names(Arena *a, FlDoc *doc);

// Whether rules read the text of such a file: manifests of package managers, and files that may hold credentials.
bool fl_context_wants_text(Str path);

// Whether messages show the size of such a file or folder. Other sizes are only needed by `context-large`.
bool fl_context_wants_size(Str name, bool is_folder);

// Whether such a file marks the root of a project: a manifest or an ignore file.
bool fl_context_is_mark(Str name);

// Whether everything below a folder is ignored, so that it can be listed last.
typedef struct FlIgnore FlIgnore;
FlIgnore *fl_ignore(Arena *a, Str text);
bool fl_ignore_hides(Arena *a, const FlIgnore *ignore, Str folder);

#endif
