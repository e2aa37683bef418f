// Releases of base images without security updates. As of January 2026: later ends are missing.
#ifndef FL_INSTRUCTIONS_RELEASES_H
#define FL_INSTRUCTIONS_RELEASES_H

#include "instructions/instruction.h"

typedef struct EndedRelease {
    const char *repository; // as written after FROM
    const char *versions;   // blank-separated; `3` includes `3.9`; `*`: the whole repository
    const char *next;       // a supported version, or another repository for `*`
} EndedRelease;

// The row for a version or release name (`buster`); NULL when it is supported or unknown.
const EndedRelease *release_ended(Str repository, Str version);

// Whether the table has ended versions of the repository.
bool releases_know(Str repository);

// Whether the Debian or Ubuntu release with that name has ended; `*next` is the name of a supported
// one.
bool suite_ended(Str name, Str *next);

// Whether a part of a tag (of any image) names an ended system version, such as `ubuntu18.04`;
// `*next` is a supported one.
bool system_ended(Str part, Str *next);

// Whether the name of a distroless image ends in a Debian release that the project no longer
// supports; `*system` is that release.
bool distroless_ended(Str name, Str *system);

extern const Str releases_date;

#endif
