// Users: who makes them, and as whom a program of the image runs.
#ifndef FL_LINT_USERS_H
#define FL_LINT_USERS_H

#include "lint/chain.h"

// The name that useradd or adduser makes, and that of groupadd or addgroup; NULL when the command makes none, or when it is
// not written out.
const Word *user_made_by(const Command *c);
const Word *group_made_by(const Command *c);

// The user in effect.
typedef struct UserNow {
    bool is_known, is_root;
    Str name;      // without the group; as it is after expansion
    Str group;     // empty when none is given
    uint32_t step; // of the USER; NO_STEP: the base image says so
} UserNow;

// Before the step, and at the end of the stage: by the latest USER of the FROM chain, else by the base image.
UserNow user_before(const Model *m, uint32_t step);
UserNow user_of_stage(const Model *m, const Stage *stage);

// Whether what starts a container of the stage changes the user by itself, or may: a script, sudo, gosu and the like.
bool process_may_drop_root(const Model *m, const Stage *stage);

// Whether anything in the file speaks of a program that does so.
bool file_has_dropper(const Model *m);

#endif
