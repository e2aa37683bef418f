// The width of characters in a terminal.
#ifndef FL_SERVER_WIDTH_H
#define FL_SERVER_WIDTH_H

#include <stdint.h>

// 0 for combining characters, 2 for wide ones, else 1. Control characters must be handled by the
// caller.
uint32_t rune_width(uint32_t value);

#endif
