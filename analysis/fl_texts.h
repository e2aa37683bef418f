// Texts in the tables of a file, which tool/collect.c reads there and packs (fl_packed.h). The file says what it is called, and none of its lines has
// parts of two texts:
//
//     #define TEXTS copy
//     {.text = TEXT("Makes a layer of its own.")}
#ifndef FL_TEXTS_H
#define FL_TEXTS_H

#include "instructions/text_rows.h" // written by tool/collect.c: `TEXT_copy_12`, by the lines

#define TEXT(literal)       TEXT_AT(TEXTS, __LINE__)
#define TEXT_AT(file, line) TEXT_NAMED(file, line)
#define TEXT_NAMED(file, line)                                                                     \
    {                                                                                              \
        TEXT_##file##_##line                                                                       \
    }

#endif
