// The frontend that the `syntax` directive selects.
#ifndef FL_MODEL_SYNTAX_IMAGE_H
#define FL_MODEL_SYNTAX_IMAGE_H

#include "syntax/doc.h"

typedef enum SyntaxImage {
    SYNTAX_STABLE,  // Docker's stable frontend, or the one built into the builder
    SYNTAX_LABS,    // Docker's labs channel
    SYNTAX_UNKNOWN, // another frontend
} SyntaxImage;

// The value of the directive up to the first blank; empty when there is none.
Str syntax_value(const Items *items);
SyntaxImage syntax_image(const Items *items);

#endif
