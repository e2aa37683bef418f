// Users: the commands that create them, and the user that the image's programs run as.
#ifndef FL_LINT_USERS_H
#define FL_LINT_USERS_H

#include "lint/chain.h"

// The name that useradd or adduser creates; that groupadd or addgroup creates. NULL when the
// command creates none, or its name is no literal.
const Word *user_made_by(const Command *c);
const Word *group_made_by(const Command *c);

// The user in effect.
typedef struct UserNow {
    bool is_known, is_root;
    Str name;      // expanded, without the group
    Str group;     // empty if none is given
    uint32_t step; // the USER; NO_STEP: the base image's default
} UserNow;

// Before the step, and at the end of the stage: by the latest USER on the FROM chain, else by the
// base image.
UserNow user_before(const Model *m, uint32_t step);
UserNow user_of_stage(const Model *m, const Stage *stage);

// Whether the program that a container of the stage starts changes the user itself, or may: a
// script, sudo, gosu and the like.
bool process_may_drop_root(const Model *m, const Stage *stage);

// Whether the file mentions a program that does so.
bool file_has_dropper(const Model *m);

#endif
