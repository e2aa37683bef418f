// The open documents, by URI. A URI is a name and nothing more: it need not lead to a file.
#ifndef FL_SERVER_DOCUMENTS_H
#define FL_SERVER_DOCUMENTS_H

#include "analysis.h"
#include "protocol/read.h"
#include "protocol/write_editor.h"
#include "settings/settings.h"

enum { RESULT_ID_LEN = 16, DOCUMENTS_WARM = 4 };

typedef struct Document {
    Str uri;  // owned
    Str path; // owned; empty when it is no file
    FlConfig config;
    Arena told;                     // where the config lives
    Arena pulled_arena;             // of the next
    struct Settings *pulled;        // the client's settings for this document; NULL: none
    struct Settings *pulled_docker; // the same of Docker's language server
    uint32_t pull;                  // id of the request for them that is not answered; 0: none
    Str build_context;              // the folder that settings tell; empty: it is looked for
    Str shellcheck;                 // `off`, a path, or empty: it is looked for
    struct ShellAsked *shell;       // owned; what ShellCheck is asked about it; NULL: nothing yet
    Lookup lookup;                  // whether registries are asked about its images
    struct ImageGiven *images;      // owned; what they say; NULL: nothing yet
    struct FolderList *files;       // owned; where its build context lives
    Str folder_uri; // of the build context, in the arena of `files`; empty when it is not known
    bool is_listing, is_outdated; // the context is being listed; it has to be listed once more
    bool is_placed;               // it was listed
    bool is_typed;                // its text has changed, and its context is not known
    bool is_offered;              // an instruction that copies from it was offered to the writer
    int64_t version;
    FlDoc *awake;               // owned; NULL: it sleeps. Ask document_doc
    Str asleep;                 // owned; the text meanwhile
    TokenData tokens;           // owned; the semantic tokens that the client has, by token_id
    uint64_t token_id;          // of the latest; 0 before the first
    bool is_ignore;             // an ignore file; quiet as a Dockerfile
    bool is_quiet;              // no Dockerfile, although the client calls it one
    bool is_excluded;           // by the settings
    bool keeps_multiline;       // when it is formatted
    bool is_stale;              // its findings are to be published
    bool is_reported;           // as they are, in an answer to workspace/diagnostic
    char result[RESULT_ID_LEN]; // the id that they had there
    bool is_lost; // what the client has is not known; empty until it sends the whole text
} Document;

// Sorted by URI. A zeroed one is valid and empty.
typedef struct Documents {
    Document **item;
    uint32_t count, room;
    Document **by_path; // those with a path, sorted by it
    uint32_t path_count;
    // Those that were asked about last, the latest first; what others can make again was given back.
    Document *warm[DOCUMENTS_WARM];
    uint32_t rested_count; // how often another one was put to rest
} Documents;

Document *documents_find(const Documents *d, Str uri); // NULL if it is not open

// The open document with that path, however its URI is written; NULL if there is none.
Document *documents_at(const Documents *d, Str path);

// Opens a document, or gives one that is open already another text.
Document *documents_open(Documents *d, const TextDocument *opened);

// Notes that a document is asked about; the one that was longest not asked rests then.
void documents_warm(Documents *d, Document *document);

// Finds the document that somebody asks about, and notes it; NULL if it is not open.
Document *documents_ask(Documents *d, Str uri);

// Gives back what was made for a question to a document, unless it is one of those that were asked about last: of a small
// one all but its text, which is read again in microseconds.
void documents_cool(Documents *d, Document *document);

// Closes a document, if it is open.
void documents_close(Documents *d, Str uri);
void documents_clear(Documents *d);

// The document itself, which is opened again when it slept. Valid until another document is asked about.
FlDoc *document_doc(Document *document);

// Gives the document other settings, which live in the arena: it owns that from now on.
void document_configure(Document *document, const FlConfig *config, Arena told);

// Gives the document its build context, which it owns from now on; `*old` is the one that it owned before. False when that
// tells nothing new.
bool document_set_context(Document *document, struct FolderList *files,
                          const struct FlContext *context, struct FolderList **old);

// Whether nothing is to be said of it.
bool document_is_silent(const Document *document);

// Keeps what was sent of semantic tokens, and gives it a number.
void document_keep_tokens(Document *document, TokenData data);

// The document as the writers take it.
View document_view(Document *document, const Client *client);

// Applies one change. Positions are clamped, and may be given end first. False, and the document is as before, when it would
// be longer than FL_TEXT_MAX.
bool document_change(Document *document, const Change *change, FlEncoding e);

#endif
