// RUNs that do nothing but remove, and the paths they name.
#ifndef FL_RULES_PARTS_REMOVALS_H
#define FL_RULES_PARTS_REMOVALS_H

#include "lint/run_facts.h"

enum { PATHS_MAX = 16 };

typedef struct Removal {
    Str path[PATHS_MAX]; // absolute, without wildcards at the end
    uint32_t path_count;
    const char *family; // of the package manager whose downloads it cleans, NULL if none
} Removal;

// Whether the commands do nothing but remove; then what.
bool removes_only(const Commands *commands, Removal *out);

// A path up to its first wildcard, without slashes at its end.
Str path_fixed(Str path);

// Whether a path is the folder or lies in it; nothing lies in `/`, where everything would.
bool path_is_below(Str path, Str folder);

#endif
