// One item as one block of memory. Private to the parser.
#ifndef FL_SYNTAX_BLOCK_H
#define FL_SYNTAX_BLOCK_H

#include "syntax/builder.h"

// Copies header, cuts, nodes, problems, heredocs, flags, triggers and bytes into one block: in `home`, or of host memory when that
// is NULL.
Instr *block_make(Arena *home, const Builder *b, const Instr *in);

// The same for a blank line in the body of the file that is a lone line feed.
Instr *block_blank(Arena *home, ParseState state);

#endif
