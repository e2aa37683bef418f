// Digests (fingerprints) of 64 bits. Different inputs are assumed to have different digests. Not
// cryptographic.
#ifndef FL_BASE_DIGEST_H
#define FL_BASE_DIGEST_H

#include "base/str.h"

static inline uint64_t digest_number(uint64_t digest, uint64_t number)
{
    digest = (digest ^ (number + 1) * 0xBF58476D1CE4E5B9u) * 0x9E3779B97F4A7C15u;
    return digest ^ digest >> 29;
}

uint64_t digest_text(uint64_t digest, Str text);

#endif
