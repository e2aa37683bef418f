// Lines that were meant to go on with the instruction above, and that the builder reads as instructions of their own
// because the line before does not end in the escape character.
#ifndef FL_RULES_PARTS_LOST_H
#define FL_RULES_PARTS_LOST_H

#include "model/model.h"

// How it is known that a line is lost, and what is wrong with the end of the line before.
typedef enum LostBy {
    LOST_NOT,
    LOST_DOUBLED,  // that ends in two escapes
    LOST_HIDDEN,   // an invisible character follows its escape
    LOST_COMMENT,  // a comment follows its escape
    LOST_OPERATOR, // it ends in an operator
    LOST_STARTS,   // the lost line starts with an operator or an option
    LOST_WORDS,    // or with words that belong to the kind of instruction
    LOST_COMMAND,  // the CMD of a HEALTHCHECK
    LOST_OPEN,     // a quote or bracket is open
    LOST_LAYOUT,   // the lost line only looks like it
} LostBy;

// The place is joined, of the instruction before `step`: what is wrong there, or its last word.
typedef struct Lost {
    LostBy by;
    Span place;
    uint32_t end;     // joined: behind its last word, before a comment of the shell
    uint32_t comment; // joined: where that comment starts; the end of the text when there is none
} Lost;

// Whether the line of `step` was meant to go on with the instruction before it.
Lost lost_at(const Model *m, uint32_t step);

// The same for one that follows lines that are lost.
Lost lost_after_lost(const Model *m, uint32_t step);

// Whether the word parts or ends a compound command of a shell, as `fi` does: a command before it ends in `;`.
bool lost_is_shell_word(Str word);

// The last step that is lost together with `first`.
uint32_t lost_end(const Model *m, uint32_t first);

#endif
