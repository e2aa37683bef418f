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

// Symbols one after another, all texts in one row. No pair and no copy reaches over the end of a text.
typedef struct Packed {
    uint16_t pair[SYMBOLS][2]; // what a symbol stands for; 0 for those that stand for themselves
    uint16_t *symbol;          // a byte, TEXT_COPY, or TEXT_END after each text
    size_t count;
    Copy *copy; // one for each TEXT_COPY
    size_t copies;
} Packed;

// Finds in the bytes of each text what stands in the same text before.
void find_copies(Packed *p);

// Packs what stands in `symbol`: frequent pairs become symbols, again and again, until all numbers are used.
void pack(Packed *p);

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
