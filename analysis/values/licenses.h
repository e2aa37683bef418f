// The identifiers of licenses.txt, of which tool/collect.c makes a table: a text that is none has the hash of one once in
// millions of times.
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

extern const uint32_t license_hashes[]; // from the least to the greatest
extern const uint32_t license_count;

#endif
