// What the delimiter of a heredoc was meant to be.
#ifndef FL_RULES_PARTS_HEREDOC_NAME_H
#define FL_RULES_PARTS_HEREDOC_NAME_H

#include "lint/rule.h"

// `EOF` of `<<EOF>file`, when a line of the text is that: the builder takes all up to the next space for the delimiter.
// `*end` is where it was meant to end (joined). Empty when it is not so.
Str heredoc_meant_name(const Instr *in, const Heredoc *h, uint32_t *end);

// The first line of the body that was meant to end it: the delimiter with blanks around it, or in another case. Empty when
// there is none.
Span heredoc_meant_end(const Instr *in, const Heredoc *h);

// Why that line does not end it, to go on with after "never closed".
const char *heredoc_why_not_end(const Instr *in, const Heredoc *h, Span line);

// Offers to delete the operators of a shell that are glued to a heredoc of COPY or ADD, which know none.
void heredoc_drop_operators(Fix *f, const Finding *found, const Instr *in, uint32_t start);

#endif
