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
    const char *variants;   // endings of the tags, blank-separated; they stand without one too
    BaseSystem system;
    const char *ports; // of its program, or usual for those made with it; NULL: none
    const char *users; // that it has besides root; NULL: none
} BaseInfo;

const BaseInfo *base_infos(uint32_t *count);
const BaseInfo *base_info(Str repository); // NULL if it is not in the table

#endif
