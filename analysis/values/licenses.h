// A table of hashes of SPDX licence identifiers, which tool/collect.c makes from licenses.txt. A
// wrong text matches by chance once in millions.
#ifndef FL_VALUES_LICENSES_H
#define FL_VALUES_LICENSES_H

#include <stddef.h>
#include <stdint.h>

// FNV-1a.
static inline uint32_t license_hash(const char *id, size_t len)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < len; i++) hash = (hash ^ (unsigned char)id[i]) * 16777619u;
    return hash;
}

extern const uint32_t license_hashes[]; // ascending
extern const uint32_t license_count;

#endif
