// What Compose files and Bake files say of builds: where the context is, which Dockerfile, which stage, and what is given to it.
#ifndef FL_SETTINGS_BUILD_FILES_H
#define FL_SETTINGS_BUILD_FILES_H

#include "fl_context.h"

typedef struct BuildPairs {
    FlPair *item;
    uint32_t count, room;
} BuildPairs;

// One build. Paths are as written: the context from the folder of the first file on, the Dockerfile from the context on.
typedef struct Build {
    Str context, dockerfile;
    Str target;      // empty: the last stage
    BuildPairs args; // those whose values are known, each name once
    BuildPairs contexts;
    Str path; // of the file that tells of it; several have ` + ` between them
} Build;

typedef struct Builds {
    Build *item;
    uint32_t count, room;
} Builds;

typedef enum BuildFormat { BUILD_COMPOSE, BUILD_BAKE, BUILD_BAKE_JSON } BuildFormat;

typedef struct BuildPart {
    Str path; // as people are to see it
    Str text;
    BuildFormat format;
} BuildPart;

enum { BUILD_PARTS_MOST = 8 };

// Files that are read as one, at most BUILD_PARTS_MOST: what stands in a later one counts more.
typedef struct BuildSource {
    BuildPart part[BUILD_PARTS_MOST];
    uint32_t count;
    BuildPairs env; // what `.env` sets, for Compose
    // Reads what a Compose file extends or includes: a path from the folder of the first file on. NULL: nothing is read.
    bool (*read)(void *host, Str path, Str *text);
    void *host;
} BuildSource;

// Adds the builds of the services of Compose files. What is not on this disk, or depends on variables without a value, is
// left out, as are builds whose Dockerfile stands in the file itself.
void builds_of_compose(Arena *a, const BuildSource *source, Builds *out);

// Adds the targets of Bake files, in HCL or JSON; those of a matrix each for itself.
void builds_of_bake(Arena *a, const BuildSource *source, Builds *out);

// The variables of an `.env` file. Their values are texts as they could stand in a Compose file.
BuildPairs env_read(Arena *a, Str text);

#endif
