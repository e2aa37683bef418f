// Registry lookups for open documents: some time after the latest edit with `lookup: on`, else for
// an image that the user chooses (NAME_LOOKUP).
#ifndef FL_SERVER_IMAGE_CHECKS_H
#define FL_SERVER_IMAGE_CHECKS_H

#include "server/state.h"

// The document, or its settings, have changed.
void image_checks_soon(Server *s, Document *document);

// Settings have changed: search for curl again.
void image_checks_look_again(Server *s);

// The registry host of the image in the range, or in its instruction, if the user may choose a
// lookup; `*image` gets the reference. Empty otherwise.
Str image_checks_offer(Server *s, Document *document, Span range, Str *image);

// Asks about an image of the document, even when an answer is known. False when the document has no
// such image, or lookups are off.
bool image_checks_ask(Server *s, Document *document, Str image);

// image_checks_close: the server ends, so all requests are stopped. image_checks_clear: after all
// processes have ended.
void image_checks_close(Server *s);
void image_checks_clear(Server *s);

// Frees the data of a closed document; accepts NULL.
void image_given_free(struct ImageGiven *given);

#endif
