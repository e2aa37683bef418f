// Popular base images and their tags, for completion after FROM without a registry. As of 2026;
// newer tags may exist.
#ifndef FL_INSTRUCTIONS_BASES_H
#define FL_INSTRUCTIONS_BASES_H

#include "instructions/instruction.h"

// The package manager of an image.
typedef enum BaseSystem {
    SYSTEM_NONE, // none
    SYSTEM_APT,
    SYSTEM_APK,
    SYSTEM_DNF,
    SYSTEM_MICRODNF,
    SYSTEM_YUM,
    SYSTEM_ZYPPER,
    SYSTEM_PACMAN,
} BaseSystem;

typedef struct BaseInfo {
    const char *repository; // as written after FROM
    const char *text;       // a description
    const char *tags;       // blank-separated, newest first
    const char *variants;   // suffixes of tags, blank-separated; each tag also exists without one
    BaseSystem system;
    const char *ports; // ports of its program, or usual ones for images built on it; NULL: none
    const char *users; // users besides root; NULL: none
} BaseInfo;

const BaseInfo *base_infos(uint32_t *count);
const BaseInfo *base_info(Str repository); // NULL if it is not in the table

#endif
