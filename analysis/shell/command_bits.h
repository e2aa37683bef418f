// A set of command names and families as a bit mask (a Bloom filter with one hash): sets without a
// common bit have no common name. tool/collect.c makes the masks of rules with the same code. The
// name `=` stands for an assignment before a command.
#ifndef FL_SHELL_COMMAND_BITS_H
#define FL_SHELL_COMMAND_BITS_H

#include <stdbool.h>
#include <stdint.h>

enum { COMMAND_WORDS = 4 };

typedef struct CommandBits {
    uint64_t word[COMMAND_WORDS];
} CommandBits;

// The bit number of a name.
static inline uint8_t command_bit(const char *name, uint32_t len)
{
    uint32_t h = 2166136261u;
    for (uint32_t i = 0; i < len; i++) h = (h ^ (unsigned char)name[i]) * 16777619u;
    return (uint8_t)(h >> 24);
}

static inline void command_bits_set(CommandBits *bits, uint8_t bit)
{
    bits->word[bit / 64] |= 1ull << bit % 64;
}

static inline bool command_bits_have(const CommandBits *bits, uint8_t bit)
{
    return bits->word[bit / 64] >> bit % 64 & 1;
}

static inline void command_bits_add(CommandBits *bits, const char *name, uint32_t len)
{
    command_bits_set(bits, command_bit(name, len));
}

static inline void command_bits_join(CommandBits *bits, const CommandBits *more)
{
    for (uint32_t i = 0; i < COMMAND_WORDS; i++) bits->word[i] |= more->word[i];
}

static inline bool command_bits_meet(const CommandBits *a, const CommandBits *b)
{
    uint64_t both = 0;
    for (uint32_t i = 0; i < COMMAND_WORDS; i++) both |= a->word[i] & b->word[i];
    return both != 0;
}

static inline bool command_bits_are_none(const CommandBits *bits)
{
    return !command_bits_meet(bits, bits);
}

#endif
