// RUNs that do nothing but remove, what they remove, and what made it.
#ifndef FL_RULES_PARTS_REMOVALS_H
#define FL_RULES_PARTS_REMOVALS_H

#include "lint/run_facts.h"

enum { PATHS_MAX = 16 };

typedef struct Removal {
    Str path[PATHS_MAX]; // absolute, without wildcards at the end
    uint32_t path_count;
    Str family; // of the package manager whose downloads or packages it removes, empty if none
    Str name[PATHS_MAX]; // packages that it removes; none: what nobody needs
    uint32_t name_count;
    bool cleans; // the downloads
} Removal;

// Whether the RUN does nothing but remove; then what.
bool removes_only(const At *c, uint32_t step, Removal *out);

// The command of a RUN that made what is removed: it names the path, installs the packages, or is known to leave such files.
// NULL when there is none.
const Command *run_makes(const At *c, uint32_t step, const Removal *r);

// The package manager whose downloads are removed, the lists where that is apt, as the findings on what it leaves are about the same;
// empty where these stay.
Str removal_cause(const Removal *r, const Command *maker);

// How surely a COPY or ADD brought it.
typedef enum Brought {
    BROUGHT_NOT,
    BROUGHT_PERHAPS, // it lies in the folder that was copied to
    BROUGHT_SURELY,  // the build context is seen to hold it, or a stage brought it
    BROUGHT_ALL,     // it is all that a source brings
} Brought;
Brought copy_brings(const At *c, uint32_t step, const Removal *r);

// Whether an instruction before it takes something of its first path from the build context, so that .dockerignore cannot leave it
// out.
bool removal_is_taken(const At *c, const Removal *r);

// Whether a RUN between that step and the removal does more than to remove: it may need what is removed.
bool works_between(const At *c, uint32_t made);

// The step behind `from` that made what is removed at this one; NO_STEP when none is known to have. What was copied is known best.
uint32_t removal_maker(const At *c, uint32_t from, const Removal *r);

// The command of the RUN, not its first, that removes one path which a COPY or ADD before it in the stage surely brought from the
// build context: what was
// copied for this RUN alone. NULL when there is none, and for archives, which have a rule of their own.
const Command *removes_copied(const At *c, uint32_t *copy);

// Whether a command that fails where there is nothing, such as `cp` or `rm` without `-f`, names a path with one of `parts` in it
// in this RUN or a later one, or an install there is to do without the network: the build stops where a fix leaves nothing.
bool leftovers_are_needed(const Model *m, uint32_t step, Str parts);

// Whether what stands between the two steps changes neither files nor what commands mean, beside instructions of the kinds of
// `more`, as bits.
bool only_notes_between(const Model *m, uint32_t first, uint32_t end, uint32_t more);

// A path up to its first wildcard, without slashes at its end.
Str path_fixed(Str path);

// Whether a path is the folder or lies in it; nothing lies in `/`, where everything would.
bool path_is_below(Str path, Str folder);

#endif
