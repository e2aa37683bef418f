// Rows of words and what expansion makes of them.
#ifndef FL_TESTS_EXPAND_ROWS_H
#define FL_TESTS_EXPAND_ROWS_H

#include "syntax/expand.h"

// `want` is the result; behind a `!` it is how the error starts.
typedef struct Row {
    Str word, want;
    char escape;
} Row;

// The variables of all rows. U, V, W and X are not set, E is empty.
EnvAnswer row_variable(const void *context, Str name, Str *value);

// Expands each word in the mode, with the escape character of its row, and compares.
void rows_check(const Row *row, uint32_t count, ExpandMode mode);

#endif
