// What every test includes.
#ifndef FL_TESTS_TEST_H
#define FL_TESTS_TEST_H

// cmocka wants these before it, in this order.
// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "base/arena.h"
#include "base/str.h"

// Blocks that fl_host_alloc gave out and that were not freed yet.
uint32_t host_blocks(void);

// Fails the test, showing both texts, unless they are equal.
void assert_str(Str got, Str want);

// A whole file, in the arena; fails the test when it cannot be read.
Str read_file(Arena *a, const char *path);

#endif
