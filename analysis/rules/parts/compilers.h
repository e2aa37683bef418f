// Commands that compile or bundle sources.
#ifndef FL_RULES_PARTS_COMPILERS_H
#define FL_RULES_PARTS_COMPILERS_H

#include "lint/chain.h"

// What makes a program of sources that need no compiler: `npm run build`, webpack.
bool bundles(const Command *c);

// Any of the two.
bool compiles(const Command *c);

// Whether a RUN of the stage or of those that it is based on compiles, or may do so.
bool stage_compiles(const Model *m, const Stage *stage);

// Whether the process of the stage compiles when it starts, or there is none, as in an image that others build with.
bool process_may_compile(const Model *m, const Stage *stage);

#endif
