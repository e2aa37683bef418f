// The frontend that the `syntax` directive selects.
#ifndef FL_MODEL_SYNTAX_IMAGE_H
#define FL_MODEL_SYNTAX_IMAGE_H

#include "syntax/doc.h"

typedef enum SyntaxImage {
    SYNTAX_STABLE,  // Docker's stable frontend, or the one built into the builder
    SYNTAX_LABS,    // Docker's labs channel
    SYNTAX_UNKNOWN, // another frontend
} SyntaxImage;

// A line `# KEY = VALUE` with a known key, as BuildKit's early directive reader accepts it. The
// slices lie in the line.
typedef struct EarlyDirective {
    Str key, value;
} EarlyDirective;

bool early_directive_read(Str line, EarlyDirective *out);

// The part of a value that the early reader uses: all before the first space.
Str early_value(Str value);

// The value of the directive with that key, and its item, as the early reader finds it; empty when
// there is none.
Str early_directive(const Items *items, Str key, uint32_t *item);

// The value of the `syntax` directive; empty when there is none.
Str syntax_value(const Items *items);
SyntaxImage syntax_image(const Items *items);

#endif
