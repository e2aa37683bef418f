// The texts of the rules, packed for the program: byte values that no text has stand for pairs of others.
#ifndef FL_TOOL_PACK_H
#define FL_TOOL_PACK_H

#include <stddef.h>
#include <stdint.h>

// Symbols one after another, all texts in one row. No pair reaches over the end of a text.
typedef struct Packed {
    uint8_t pair[256][2]; // what a symbol stands for; 0 for those that stand for themselves
    uint16_t *symbol;     // a byte, or TEXT_END after each text
    size_t count;
} Packed;

enum { TEXT_END = 256 };

// Packs what stands in `symbol`: the most frequent pair becomes a symbol, until all byte values are used.
void pack(Packed *p);

#endif
