// When findings are published: on the first turn of the loop that brings no more input.
#ifndef FL_SERVER_DIAGNOSE_H
#define FL_SERVER_DIAGNOSE_H

#include "server/state.h"

// Makes the handles that wait for the end of a turn.
void diagnose_init(Server *s);

// The document has changed. Clients that ask for diagnostics themselves are not told.
void diagnose_soon(Server *s, Document *document);

// More is known of the document, which is as it was.
void diagnose_again(Server *s, Document *document);

// Diagnostics are others now: tells a client that asks for them itself.
void diagnose_refresh(Server *s);

// The same, where inlay hints and code lenses are others too.
void answers_refresh(Server *s);

// Publishes at once what is due, with texts in s->request.
void diagnose_now(Server *s);

// The output has room again.
void diagnose_resume(Server *s);

// The client's text of the document is not known any more: forgets it, empties its list, and says why it is not checked.
void document_lose(Server *s, Document *document, Str why);

// Empties the list of a document that is about to be closed.
void diagnose_clear(Server *s, Str uri);

// The findings of the document as it is now; they live in s->request.
FlFindings diagnose_findings(Server *s, Document *document);

#endif
