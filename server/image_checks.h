// What registries say of the images in open documents: asked some time after the latest edit where the settings say `lookup: on`,
// else about the image for which somebody chooses that (NAME_LOOKUP).
#ifndef FL_SERVER_IMAGE_CHECKS_H
#define FL_SERVER_IMAGE_CHECKS_H

#include "server/state.h"

// The document has changed, or its settings.
void image_checks_soon(Server *s, Document *document);

// Settings have changed: the program is looked for again.
void image_checks_look_again(Server *s);

// The host of the image in the range, or in the instruction there, that may be asked about, and `*image`, its whole reference; empty when there is none.
Str image_checks_offer(Server *s, Document *document, Span range, Str *image);

// Asks about an image of the document, also when the answer is known already. False when it names no such image, or may not
// be asked about.
bool image_checks_ask(Server *s, Document *document, Str image);

// The server ends: nobody is asked any more. And when all runs are gone.
void image_checks_close(Server *s);
void image_checks_clear(Server *s);

// What belongs to a document that is closed; accepts NULL.
void image_given_free(struct ImageGiven *given);

#endif
