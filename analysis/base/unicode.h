// Unicode properties of characters on which BuildKit's output and variable names depend.
#ifndef FL_BASE_UNICODE_H
#define FL_BASE_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

// Sorted ranges of code points: their low 16 bits, grouped by plane; end[p] is the index behind the
// last range of plane p.
typedef struct RuneRange {
    uint16_t first, last;
} RuneRange;

typedef struct RuneRanges {
    const RuneRange *item;
    uint16_t end[15];
} RuneRanges;

bool rune_is_within(const RuneRanges *r, uint32_t value);

// Go's unicode.IsPrint.
bool rune_is_print(uint32_t value);

// Go's unicode.IsLetter and unicode.IsDigit: the characters of variable names (language.md 9.2).
bool rune_is_letter(uint32_t value);
bool rune_is_digit(uint32_t value);

// The simple lower-case mapping; the character itself when it has none.
uint32_t rune_lower(uint32_t value);

#endif
