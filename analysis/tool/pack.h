// The texts of the rules, packed for the program: numbers that are no byte of a text stand for pairs of others.
#ifndef FL_TOOL_PACK_H
#define FL_TOOL_PACK_H

#include <stddef.h>
#include <stdint.h>

enum {
    SYMBOLS = 4096, // twelve bits each
    TEXT_END
};

// Symbols one after another, all texts in one row. No pair reaches over the end of a text.
typedef struct Packed {
    uint16_t pair[SYMBOLS][2]; // what a symbol stands for; 0 for those that stand for themselves
    uint16_t *symbol;          // a byte, or TEXT_END after each text
    size_t count;
} Packed;

// Packs what stands in `symbol`: frequent pairs become symbols, again and again, until all numbers are used.
void pack(Packed *p);

#endif
