// One item as one block of memory. Private to the parser.
#ifndef FL_SYNTAX_BLOCK_H
#define FL_SYNTAX_BLOCK_H

#include "syntax/builder.h"

// Copies an instruction with its cuts, nodes, problems, heredocs, flags, triggers and bytes into
// one block: in arena `home`, or in host memory when that is NULL.
Instr *block_make(Arena *home, const Builder *b, const Instr *in);

// The same for a blank line outside of the directives that is a single line feed.
Instr *block_blank(Arena *home, ParseState state);

#endif
