// ShellCheck for open documents: a process for each changed RUN, some time after the latest edit.
// The results appear in the next publication.
#ifndef FL_SERVER_SHELL_CHECKS_H
#define FL_SERVER_SHELL_CHECKS_H

#include "server/state.h"

// The document, or its settings, have changed.
void shell_checks_soon(Server *s, Document *document);

// Settings have changed: search for the program again.
void shell_checks_look_again(Server *s);

// shell_checks_close: the server ends, so all processes are stopped. shell_checks_clear: after they
// have ended.
void shell_checks_close(Server *s);
void shell_checks_clear(Server *s);

// Frees the data of a closed document; accepts NULL.
void shell_asked_free(struct ShellAsked *asked);

#endif
