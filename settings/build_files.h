// What Compose files and Bake files say of builds: where the context is, which Dockerfile, which stage, and what is given to it.
#ifndef FL_SETTINGS_BUILD_FILES_H
#define FL_SETTINGS_BUILD_FILES_H

#include "fl_context.h"

typedef struct BuildPairs {
    FlPair *item;
    uint32_t count, room;
} BuildPairs;

// One build. Paths are as written: the context from the folder of the file on, the Dockerfile from the context on.
typedef struct Build {
    Str context, dockerfile;
    Str target;      // empty: the last stage
    BuildPairs args; // those whose values are known, each name once
    BuildPairs contexts;
} Build;

typedef struct Builds {
    Build *item;
    uint32_t count, room;
} Builds;

// Adds the builds of the services of a Compose file. What is not on this disk, or depends on variables without a default, is
// left out, as are builds whose Dockerfile stands in the file itself.
void builds_of_compose(Arena *a, Str text, Builds *out);

// Adds the targets of a Bake file, in HCL or JSON.
void builds_of_bake(Arena *a, Str text, Builds *out);
void builds_of_bake_json(Arena *a, Str text, Builds *out);

#endif
