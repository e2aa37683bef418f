// The builds that Compose and Bake files describe: context, Dockerfile, target and arguments.
#ifndef FL_SETTINGS_BUILD_FILES_H
#define FL_SETTINGS_BUILD_FILES_H

#include "fl_context.h"

typedef struct BuildPairs {
    FlPair *item;
    uint32_t count, room;
} BuildPairs;

// A build. Paths are as written: the context relative to the folder of the first file, the
// Dockerfile relative to the context.
typedef struct Build {
    Str context, dockerfile;
    Str target;      // empty: the last stage
    BuildPairs args; // those with known values, each name once
    BuildPairs contexts;
    Str path; // of the file that describes it; several are joined by ` + `
} Build;

typedef struct Builds {
    Build *item;
    uint32_t count, room;
} Builds;

typedef enum BuildFormat { BUILD_COMPOSE, BUILD_BAKE, BUILD_BAKE_JSON } BuildFormat;

typedef struct BuildPart {
    Str path; // for messages
    Str text;
    BuildFormat format;
} BuildPart;

enum { BUILD_PARTS_MOST = 8 };

// Files that are merged, at most BUILD_PARTS_MOST; later ones override earlier ones.
typedef struct BuildSource {
    BuildPart part[BUILD_PARTS_MOST];
    uint32_t count;
    BuildPairs env; // variables of `.env`, for Compose
    // Reads a file that a Compose file extends or includes: a path relative to the first file's
    // folder. NULL: none is read.
    bool (*read)(void *host, Str path, Str *text);
    void *host;
} BuildSource;

// Adds the builds of the services in Compose files. Leaves out builds that are not on this disk,
// depend on unknown variables, or have an inline Dockerfile.
void builds_of_compose(Arena *a, const BuildSource *source, Builds *out);

// Adds the targets of Bake files, in HCL or JSON; each combination of a matrix is one.
void builds_of_bake(Arena *a, const BuildSource *source, Builds *out);

// Parses an `.env` file. The values are templates, as in a Compose file.
BuildPairs env_read(Arena *a, Str text);

#endif
