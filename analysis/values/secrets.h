// Finds credentials by their format: tokens with known prefixes, passwords in URLs, private keys
// (linting.md 5).
#ifndef FL_VALUES_SECRETS_H
#define FL_VALUES_SECRETS_H

#include "base/str.h"

typedef struct Secret {
    Span span;        // in the text
    Span part;        // the part to move into a secret file: the password of a URL; or empty
    const char *kind; // `GitHub token`
    Str host;         // of a URL with a password; else empty
    bool is_internal; // the host is in a private network
} Secret;

// The next credential at or behind `*at`, which moves behind it. False at the end. Skips
// placeholders, documented samples, variables and tokens with a wrong checksum. Linear.
bool secret_next(Str text, uint32_t *at, Secret *out);

#endif
