// The manifests of a package manager in a folder of the build context.
#ifndef FL_RULES_PARTS_MANIFESTS_H
#define FL_RULES_PARTS_MANIFESTS_H

#include "lint/ecosystems.h"
#include "model/context.h"

// Those that one COPY brings into one folder.
typedef struct ManifestGroup {
    Str paths; // in the context, separated by spaces
    Str into;  // the folder below the working directory; empty: itself
} ManifestGroup;

typedef struct Manifests {
    ManifestGroup group[16];
    uint32_t group_count; // 0: the manager has no manifests there
    Str names;            // for people
    Str refusal;          // why they are not enough for an install; empty: they are
} Manifests;

Manifests manifests_of(Arena *a, const FlContext *c, const Ecosystem *of, const Command *command,
                       Str folder);

// The first list that the command names, as -r of pip does; empty when it names none.
Str manifests_listed(const Ecosystem *of, const Command *command);

// Whether the folder holds the manifest that the manager needs; `with_more`: beside other files.
bool manifests_in(Arena *a, const FlContext *c, const Ecosystem *of, Str folder, bool with_more);

#endif
