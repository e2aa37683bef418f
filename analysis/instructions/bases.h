// Images that many Dockerfiles start from, and the tags they have: what is offered after FROM without asking a registry.
// The tags were written down in 2026: newer ones may exist by now, which only a registry knows.
#ifndef FL_INSTRUCTIONS_BASES_H
#define FL_INSTRUCTIONS_BASES_H

#include "instructions/instruction.h"

// Who installs packages.
typedef enum BaseSystem {
    SYSTEM_NONE, // nobody
    SYSTEM_APT,
    SYSTEM_APK,
    SYSTEM_DNF,
    SYSTEM_MICRODNF,
    SYSTEM_YUM,
    SYSTEM_ZYPPER,
    SYSTEM_PACMAN,
} BaseSystem;

typedef struct BaseInfo {
    const char *repository; // as it is written after FROM
    const char *text;       // what it is
    const char *tags;       // blank-separated, newest first
    const char
        *variants; // endings of each of the tags, blank-separated; the tag without one is there too
    BaseSystem system;
    const char
        *ports; // NULL: none; of its program, or that programs made with it use by convention
    const char *users; // NULL: none; that it has besides root
} BaseInfo;

const BaseInfo *base_infos(uint32_t *count);
const BaseInfo *base_info(Str repository); // NULL if it is not in the table

#endif
