// The version of Docker's frontend that the `syntax` directive pins.
#ifndef FL_RULES_PARTS_FRONTEND_VERSION_H
#define FL_RULES_PARTS_FRONTEND_VERSION_H

#include "lint/rule.h"

typedef struct FrontendVersion {
    Str text; // `1.2` of docker/dockerfile:1.2.1-labs; empty when no minor version is pinned
    bool is_labs;
} FrontendVersion;

FrontendVersion frontend_version(const Model *m);

// Whether version `one`, two numbers with a dot, came before the other.
bool version_is_before(Str one, Str other);

// Whether a frontend that is not Docker's reads the file, so that it may have instructions of its own.
bool frontend_is_foreign(const Model *m);

// The directive's item, and where in it the version stands with its patch version. False when there is none.
bool frontend_version_place(const Items *items, uint32_t *item, Span *joined);

#endif
