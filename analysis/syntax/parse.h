// Bytes to one item.
#ifndef FL_SYNTAX_PARSE_H
#define FL_SYNTAX_PARSE_H

#include "base/arena.h"
#include "syntax/syntax.h"

// The state before the first byte of a file.
ParseState parse_start(void);

// Parses the item at the start of `text` and copies it into one block: in `home`, where that is not NULL, or of its own (freed
// with instr_free). Scratch memory comes from `scratch`. With `is_end` the text ends with the file. Without it the answer may be NULL: more
// bytes are needed to know where the item ends. Never NULL when `is_end` and the text is not empty.
Instr *parse_item(Arena *home, Arena *scratch, Str text, bool is_end, ParseState before);

// Does nothing to one that lies in an arena.
void instr_free(Instr *in);

#endif
