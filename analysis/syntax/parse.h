// The parser: bytes to one item.
#ifndef FL_SYNTAX_PARSE_H
#define FL_SYNTAX_PARSE_H

#include "base/arena.h"
#include "syntax/syntax.h"

// The state before the first byte of a file.
ParseState parse_start(void);

// Parses the item at the start of `text` into one block: in arena `home`, or of its own when that
// is NULL (free it with instr_free). With `is_end` the text ends where the file ends; then the
// result is not NULL unless the text is empty. Without it, NULL means that more bytes are needed.
Instr *parse_item(Arena *home, Arena *scratch, Str text, bool is_end, ParseState before);

// Frees an item; does nothing to one in an arena.
void instr_free(Instr *in);

#endif
