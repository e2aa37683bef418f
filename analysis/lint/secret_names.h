// Names of variables that hold secrets (linting.md 5).
#ifndef FL_LINT_SECRET_NAMES_H
#define FL_LINT_SECRET_NAMES_H

#include "lint/rule.h"

typedef struct SecretName {
    bool is_secret;
    bool is_public;    // known to be public, or empty: at most a hint
    bool is_builders;  // matches BuildKit's condition (checks.md 2.16)
    bool is_hadolints; // is_secret, and matches hadolint's condition
} SecretName;

// Judges a name; a name that only contains such a word also by its raw value (linting.md 5).
SecretName secret_name(Str name, Str value);

// Whether a value may be a secret: a literal of at least eight characters of two classes.
bool secret_value_is_telling(Str value);

// Whether a command that sets this variable contains a secret: a secret name and a value that may
// be one.
bool secret_is_assigned(Str name, Str value);

// Whether hadolint considers the name secret.
bool secret_name_is_hadolints(Str name);

#endif
