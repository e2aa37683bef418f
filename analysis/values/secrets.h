// Credentials by their format: tokens with known prefixes, passwords in URLs, private keys (linting.md 5).
#ifndef FL_VALUES_SECRETS_H
#define FL_VALUES_SECRETS_H

#include "base/str.h"

typedef struct Secret {
    Span span;        // in the text
    Span part;        // what a file would hold of it: the password of a URL; or empty
    const char *kind; // `GitHub token`
    Str host;         // of a URL with a password; empty for all else
    bool is_internal; // a password for a host that only a private network has
} Secret;

// The next credential at or behind `*at`, which moves behind it. False at the end. Placeholders, documented samples,
// variables and tokens with a wrong checksum are none. Linear in the length of the text.
bool secret_next(Str text, uint32_t *at, Secret *out);

#endif
