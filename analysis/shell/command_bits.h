// Bits that stand for the names of commands and of their families: where two sets have none in common, no name is in both.
// The tool that writes the table of rules makes them too.
#ifndef FL_SHELL_COMMAND_BITS_H
#define FL_SHELL_COMMAND_BITS_H

#include <stdint.h>

static inline uint64_t command_bit(const char *name, uint32_t len)
{
    uint32_t h = 2166136261u;
    for (uint32_t i = 0; i < len; i++) h = (h ^ (unsigned char)name[i]) * 16777619u;
    return 1ull << (h >> 26);
}

#endif
