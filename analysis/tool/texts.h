// What is packed: texts of rules and commands, and those that stand in the tables of C files.
#ifndef FL_TOOL_TEXTS_H
#define FL_TOOL_TEXTS_H

#include "tool/pack.h"

#include <stdio.h>

// Adds a text to the row. `symbol` grows, and is to be freed.
void join_text(Packed *p, const char *text, size_t len);

// What features/command_words.txt says of commands, one text each: without comments and the indent of lines. Answers how many.
int join_command_words(Packed *p, const char *at);

typedef struct PackedFile {
    const char *text, *name; // `copy.c`
    FILE *
        header; // gets a row for each line that has a part of a text: not all compilers count the same one
    int count; // of the texts so far
} PackedFile;

// Adds each TEXT(...) of a C file. Answers 0, or a line with parts of two texts.
int join_packed_texts(Packed *p, PackedFile *file);

#endif
