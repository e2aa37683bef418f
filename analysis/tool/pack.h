// The texts of the rules, packed for the program: what stands there before is copied, numbers that are no byte of a text stand
// for pairs of others, and those that are frequent have short codes.
#ifndef FL_TOOL_PACK_H
#define FL_TOOL_PACK_H

#include "lint/packing.h"

#include <stddef.h>
#include <stdint.h>

enum { TEXT_END = SYMBOLS };

typedef struct Copy {
    uint32_t distance, length;
} Copy;

// All texts in one row. No pair and no copy reaches over the end of a text.
typedef struct Packed {
    char *text; // with a 0 after each
    size_t len;
    Copy *longest;             // what at each byte can be copied from before
    uint16_t pair[SYMBOLS][2]; // what a symbol stands for; 0 for those that stand for themselves
    uint16_t *symbol;          // a byte, TEXT_COPY, or TEXT_END after each text
    size_t count;
    Copy *copy; // one for each TEXT_COPY
} Packed;

// Finds in the bytes of each text what stands in the same text before, and copies the longest.
void find_copies(Packed *p);

// Packs what stands in `symbol`: frequent pairs become symbols, again and again, until all numbers are used.
void pack(Packed *p);

// Chooses anew, from all symbols and copies, those whose codes are the shortest in all.
void choose(Packed *p);

// How many bytes the symbol stands for in the end.
uint32_t bytes_of(const Packed *p, uint16_t symbol);

// How many bits the code of each symbol has, 0 for those that no text uses; and the bits behind that of a copy.
void code_lengths(const Packed *p, uint32_t length[SYMBOLS]);
uint32_t copy_bits(uint32_t before, uint32_t length);

typedef struct Coded {
    uint8_t *byte;
    size_t bits;
    uint32_t *start;               // of each text and behind the last one, in bits
    uint32_t of_length[CODE_BITS]; // how many symbols have a code of so many bits
    uint16_t pair[SYMBOLS][2];     // as lint/table.h has them
} Coded;

// Gives each symbol its code, and a new number: in the order of the codes.
void code_texts(Coded *c, const Packed *p);

#endif
