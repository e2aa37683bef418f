// What Unicode says of a character, where the builder's own printing depends on it.
#ifndef FL_BASE_UNICODE_H
#define FL_BASE_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

// Code points in order, of each plane the lower sixteen bits; `end` has for each plane where its last range ends.
typedef struct RuneRange {
    uint16_t first, last;
} RuneRange;

typedef struct RuneRanges {
    const RuneRange *item;
    uint16_t end[15];
} RuneRanges;

bool rune_is_within(const RuneRanges *r, uint32_t value);

// Go's unicode.IsPrint: letters, marks, numbers, punctuation, symbols and the ASCII space.
bool rune_is_print(uint32_t value);

// Go's unicode.IsLetter and unicode.IsDigit: what a variable's name is made of (language.md 9.2).
bool rune_is_letter(uint32_t value);
bool rune_is_digit(uint32_t value);

// The simple lower-case form of a character; the character itself when it has none.
uint32_t rune_lower(uint32_t value);

#endif
