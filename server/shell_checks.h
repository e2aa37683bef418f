// ShellCheck for open documents: a run for each RUN that has changed, some time after the latest edit. What it says comes with
// the next publication.
#ifndef FL_SERVER_SHELL_CHECKS_H
#define FL_SERVER_SHELL_CHECKS_H

#include "server/state.h"

// The document has changed, or its settings.
void shell_checks_soon(Server *s, Document *document);

// Settings have changed: the program is looked for again.
void shell_checks_look_again(Server *s);

// The server ends: nobody is asked any more. And when all runs are gone.
void shell_checks_close(Server *s);
void shell_checks_clear(Server *s);

// What belongs to a document that is closed; accepts NULL.
void shell_asked_free(struct ShellAsked *asked);

#endif
