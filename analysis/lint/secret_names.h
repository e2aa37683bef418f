// Names of variables that hold secrets.
#ifndef FL_LINT_SECRET_NAMES_H
#define FL_LINT_SECRET_NAMES_H

#include "lint/rule.h"

typedef struct SecretName {
    bool is_secret;
    bool is_public;    // known to be public, or nothing is in it: no more than a hint
    bool is_builders;  // the builder's own condition holds (checks.md 2.16)
    bool is_hadolints; // of a secret: hadolint's does
} SecretName;

// Judges a name by itself, and names that only hold such a word also by their raw value (linting.md 5).
SecretName secret_name(Str name, Str value);

// Whether a value could be a secret: eight characters and more of two kinds, written out.
bool secret_value_is_telling(Str value);

// Whether a command that sets a variable writes out a secret: a name that speaks of one, and a value that could be one.
bool secret_is_assigned(Str name, Str value);

// Whether hadolint takes a name for that of a secret.
bool secret_name_is_hadolints(Str name);

#endif
