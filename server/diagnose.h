// Publishing diagnostics: in the first turn of the event loop that brings no more input.
#ifndef FL_SERVER_DIAGNOSE_H
#define FL_SERVER_DIAGNOSE_H

#include "server/state.h"

// Initialises the libuv handles for this.
void diagnose_init(Server *s);

// The document has changed: publish soon. Nothing is published to clients that pull diagnostics.
void diagnose_soon(Server *s, Document *document);

// New facts are known about an unchanged document: publish again.
void diagnose_again(Server *s, Document *document);

// Diagnostics have changed: tells a client that pulls them (workspace/diagnostic/refresh).
void diagnose_refresh(Server *s);

// The same, and inlay hints and code lenses have changed too.
void answers_refresh(Server *s);

// Publishes everything that is due now. Texts live in s->request.
void diagnose_now(Server *s);

// Continues after the output has drained.
void diagnose_resume(Server *s);

// The client's text of the document is unknown: drops it, publishes an empty list, and reports why.
void document_lose(Server *s, Document *document, Str why);

// Publishes an empty list for a document that is about to be closed.
void diagnose_clear(Server *s, Str uri);

// The current findings of a document; they live in s->request.
FlFindings diagnose_findings(Server *s, Document *document);

#endif
