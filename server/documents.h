// The open documents by URI. A URI is only a key; it need not refer to a file.
#ifndef FL_SERVER_DOCUMENTS_H
#define FL_SERVER_DOCUMENTS_H

#include "analysis.h"
#include "protocol/read.h"
#include "protocol/write_editor.h"
#include "settings/settings.h"

enum { RESULT_ID_LEN = 16, DOCUMENTS_WARM = 4 };

typedef struct Document {
    Str uri;  // owned
    Str path; // owned; empty when the URI is no file
    FlConfig config;
    Arena told;                     // memory of the config
    Arena pulled_arena;             // memory of the next two
    struct Settings *pulled;        // settings that the client returned for it; NULL: none
    struct Settings *pulled_docker; // the same of Docker's language server
    uint32_t pull;                  // id of the pending request for them; 0: none
    Str build_context;              // folder from settings; empty: it is searched for
    Str shellcheck;                 // `off`, a path, or empty: it is searched for
    struct ShellAsked *shell;       // owned; its ShellCheck state; NULL: none yet
    Lookup lookup;                  // whether registries are asked
    struct ImageGiven *images;      // owned; answers of registries; NULL: none yet
    struct FolderList *files;       // owned; holds its build context
    Str folder_uri;                 // of the context, in the arena of `files`; empty: unknown
    bool is_listing, is_outdated;   // the context is being listed; must be listed again
    bool is_placed;                 // it was listed
    bool is_typed;                  // edited while its context is unknown
    bool is_offered;                // completion offered COPY or ADD
    int64_t version;
    FlDoc *awake;               // owned; NULL: asleep. Use document_doc
    Str asleep;                 // owned; its text while asleep
    TokenData tokens;           // owned; semantic tokens that the client has, under token_id
    uint64_t token_id;          // of the latest tokens; 0: none yet
    bool is_ignore;             // an ignore file; is_quiet is set too
    bool is_quiet;              // not a Dockerfile, although the client says so
    bool is_excluded;           // excluded by settings
    bool keeps_multiline;       // when it is formatted
    bool is_stale;              // diagnostics must be published
    bool is_reported;           // the current ones were sent in a workspace/diagnostic response
    char result[RESULT_ID_LEN]; // their result id
    bool is_lost;               // the client's text is unknown: empty until the whole text arrives
} Document;

// Sorted by URI. All zero: empty.
typedef struct Documents {
    Document **item;
    uint32_t count, room;
    Document **by_path; // those with a path, sorted by path
    uint32_t path_count;
    // The most recently used ones, latest first. Others drop what can be computed again.
    Document *warm[DOCUMENTS_WARM];
    uint32_t rested_count; // how often a document was put to sleep
} Documents;

Document *documents_find(const Documents *d, Str uri); // NULL if it is not open

// The open document with that path, whatever its URI looks like; NULL if none.
Document *documents_at(const Documents *d, Str path);

// Opens a document, or replaces the text of an open one.
Document *documents_open(Documents *d, const TextDocument *opened);

// Marks a document as used; the least recently used warm one goes to sleep.
void documents_warm(Documents *d, Document *document);

// Finds a document for a request and marks it as used; NULL if it is not open.
Document *documents_ask(Documents *d, Str uri);

// After a question to a document that is not among the warm ones: drops what was computed for it; a
// small one keeps only its text.
void documents_cool(Documents *d, Document *document);

// Closes a document, if it is open.
void documents_close(Documents *d, Str uri);
void documents_clear(Documents *d);

// The parsed document, reopened if it was asleep. Valid until another document is used.
FlDoc *document_doc(Document *document);

// Sets the configuration. The document takes ownership of `told`, in which the config lives.
void document_configure(Document *document, const FlConfig *config, Arena told);

// Sets the build context, which the document then owns; `*old` gets the previous one. False when
// nothing changed.
bool document_set_context(Document *document, struct FolderList *files,
                          const struct FlContext *context, struct FolderList **old);

// Whether nothing is reported about it.
bool document_is_silent(const Document *document);

// Stores the semantic tokens that were sent, under a new id.
void document_keep_tokens(Document *document, TokenData data);

// The document for the writers in protocol/.
View document_view(Document *document, const Client *client);

// Applies one change. Positions are clamped, and start and end may be swapped. Returns false,
// without a change, when the text would exceed FL_TEXT_MAX.
bool document_change(Document *document, const Change *change, FlEncoding e);

#endif
