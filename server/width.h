// How many columns of a terminal a character takes.
#ifndef FL_SERVER_WIDTH_H
#define FL_SERVER_WIDTH_H

#include <stdint.h>

// 0 for what joins the character before, 2 for wide ones, else 1. Control characters are the caller's business.
uint32_t rune_width(uint32_t value);

#endif
