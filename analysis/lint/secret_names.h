// Names of variables that hold secrets.
#ifndef FL_LINT_SECRET_NAMES_H
#define FL_LINT_SECRET_NAMES_H

#include "lint/rule.h"

typedef struct SecretName {
    bool is_secret;
    bool is_public;    // known to be public, or nothing is in it: no more than a hint
    bool is_builders;  // the builder's own condition holds (rules-buildkit.md 2.16)
    bool is_hadolints; // hadolint's does (rules-hadolint.md DL3064)
} SecretName;

// Judges a name by itself, and names that only hold such a word also by their raw value (rules-others.md B.3).
SecretName secret_name(Str name, Str value);

#endif
