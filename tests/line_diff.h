// The difference of two texts, for people.
#ifndef FL_TESTS_LINE_DIFF_H
#define FL_TESTS_LINE_DIFF_H

#include "base/arena.h"
#include "base/str.h"

// Lines of `want` that `got` lacks with a -, new ones with a +, all others with a blank. Bytes that do not show are
// printed as \xNN.
Str diff_lines(Arena *a, Str want, Str got);

#endif
