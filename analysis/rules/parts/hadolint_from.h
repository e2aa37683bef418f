// Images and stages as hadolint sees them, for the profile of its name: as they are written, variables and all, and stage
// names with their case. Rules ask these only for its code, or where `fires_broadly`.
#ifndef FL_RULES_PARTS_HADOLINT_FROM_H
#define FL_RULES_PARTS_HADOLINT_FROM_H

#include "lint/rule.h"

typedef struct SeenImage {
    Str name; // behind the registry, without tag and digest
    Str tag;
    bool has_digest;
} SeenImage;

SeenImage seen_image(Str written);

// The base of a FROM as it is written; empty when there is none.
Str seen_base(const Model *m, const Stage *stage);

// Whether one of the first `count` stages has exactly that name.
bool seen_alias(const Model *m, const Stage *before, Str name);

// Whether it is exactly the name of the stage.
bool seen_as_alias(const Model *m, const Stage *stage, Str name);

// The codes without those of hadolint. Lives in the arena.
Str codes_without_hadolint(Arena *a, Str codes);
Str codes_of_hadolint(Arena *a, Str codes);

#endif
