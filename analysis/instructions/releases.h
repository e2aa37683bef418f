// Releases of base images that get no security fixes any more. The table was written down in January 2026: what has come to
// its end since then is not in it.
#ifndef FL_INSTRUCTIONS_RELEASES_H
#define FL_INSTRUCTIONS_RELEASES_H

#include "instructions/instruction.h"

typedef struct EndedRelease {
    const char *repository; // as it is written after FROM
    const char *
        versions; // blank-separated; each stands for all below it, `3` for `3.9` too; `*`: the whole repository
    const char *next; // a version that is supported, or a repository in the place of the whole one
} EndedRelease;

// The row of a version or the name of a release (`buster`); NULL when it is supported, or not in the table.
const EndedRelease *release_ended(Str repository, Str version);

// Whether the table tells which versions of the repository are past their end.
bool releases_know(Str repository);

// Whether the release of Debian or Ubuntu is past its end, by its name; then `*next` is the name of one that is not.
bool suite_ended(Str name, Str *next);

// Whether a part of a tag names a system that is past its end with its version (`ubuntu18.04`, of images of any registry);
// `*next` is what to look for.
bool system_ended(Str part, Str *next);

// Whether the name of an image of the distroless project ends in a release of Debian that it has given up; which.
bool distroless_ended(Str name, Str *system);

extern const Str releases_date;

#endif
