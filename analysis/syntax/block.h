// One item as one block of memory. Private to the parser.
#ifndef FL_SYNTAX_BLOCK_H
#define FL_SYNTAX_BLOCK_H

#include "syntax/builder.h"

// Copies header, cuts, nodes, problems, heredocs, flags, triggers and bytes into one block of host memory.
Instr *block_make(const Builder *b, const Instr *in);

#endif
