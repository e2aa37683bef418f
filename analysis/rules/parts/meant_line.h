// What a line was meant to be that begins with no instruction.
#ifndef FL_RULES_PARTS_MEANT_LINE_H
#define FL_RULES_PARTS_MEANT_LINE_H

#include "lint/rule.h"

// How another language begins a comment, at the start of the word; empty when it begins none.
Str meant_comment(Str word);

// The RUN whose heredoc ends right above and whose command was meant to go on here; NULL if there is none.
const Instr *meant_run(const At *c, Str word);

// The first heredoc of it, `<<EOF`.
Str meant_heredoc(const Instr *run);

// The keyword that something else than a letter is glued to, as in `CMD["x"]`; empty when there is none.
Str meant_keyword(Str word);

#endif
