// What a program needs and that lies below `/root`, where only root may go.
#ifndef FL_RULES_PARTS_ROOT_HOME_H
#define FL_RULES_PARTS_ROOT_HOME_H

#include "lint/chain.h"

typedef struct RootPlace {
    uint32_t step;
    Span span; // joined
    Str path;
    bool is_on_path; // a folder of PATH
} RootPlace;

// The first such place of the stage and those it is based on: the program itself, a folder of PATH, the working folder,
// what came from a build stage or from pip. False when there is none, or when something opens `/root`.
bool root_place(Arena *a, const Model *m, const Stage *stage, RootPlace *out);

// Offers to put what COPY and PATH have there into `home`; files belong to `user` where it exists, from step `made` on.
void root_place_move(Fix *f, const Finding *found, const Stage *stage, Str home, Str user,
                     uint32_t made);

#endif
