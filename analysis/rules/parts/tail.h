// What people write behind the arguments of an instruction and the builder takes as more of them: comments, and whole
// instructions (language.md 4.2).
#ifndef FL_RULES_PARTS_TAIL_H
#define FL_RULES_PARTS_TAIL_H

#include "syntax/walk.h"

// Finds ` # text` behind arguments that are complete. `comment` reaches from the `#` to the end of its line.
bool tail_comment(const Instr *in, Span *comment);

// Finds ` KEYWORD text` behind arguments that are complete, on the same line. `keyword` is the word.
bool tail_keyword(const Instr *in, Span *keyword);

// Whether the builder refuses an instruction for such words behind it.
bool tail_is_refused(const Instr *in, Span tail);

// Whether the instruction takes such words as part of a text that people write: they may be meant.
bool tail_may_be_meant(const Instr *in, Span tail);

// The blanks before the joined offset.
Span tail_blanks(const Instr *in, uint32_t at);

#endif
