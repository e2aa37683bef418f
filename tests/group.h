// For the files test_x.c: the prototypes of `int test_x(void)` of all files in the same folder.
#ifndef FL_TESTS_GROUP_H
#define FL_TESTS_GROUP_H

#include "test.h"

#define X(name) int test_##name(void);
#include "list.h"
#undef X

#endif
