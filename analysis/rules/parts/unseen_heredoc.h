// Texts that were meant as heredocs and that the builder does not read as such, so that their lines become instructions.
#ifndef FL_RULES_PARTS_UNSEEN_HEREDOC_H
#define FL_RULES_PARTS_UNSEEN_HEREDOC_H

#include "lint/rule.h"

typedef enum UnseenBy {
    UNSEEN_GLUED,       // `cat<<EOF`: the word does not start with `<<`
    UNSEEN_DASH_SPACE,  // `<<- EOF`
    UNSEEN_HERE_STRING, // `<<<EOF`
    UNSEEN_SINGLE,      // `<EOF` or `< <EOF` above such lines
    UNSEEN_NAMELESS,    // `<<` at the end of the line, with `EOF` a few lines below
    UNSEEN_QUOTED,      // inside quotes, or after a backslash
    UNSEEN_QUOTE_OPEN, // a quote in the line is never closed, so that the builder looks for no heredoc
    UNSEEN_EXPANSION, // the same, for a `${...}` that the builder does not know
    UNSEEN_EXEC_FORM,
    UNSEEN_KIND,       // the instruction takes none
    UNSEEN_COPY_SPACE, // `COPY << EOF /x`: a heredoc, but not a file
} UnseenBy;

// Spans are joined.
typedef struct Unseen {
    UnseenBy by;
    Span place;         // what is wrong
    Span operator_span; // `<<`, `<<-`, `<<<`, `<` or `< <`
    Span name;          // the delimiter with its quotes; empty when it has none
    bool is_single;     // `<` or `< <`
    bool is_bare;       // it stands in no quotes and no brackets
    uint32_t
        last_item; // of its lines and those of the others in the instruction; 0 when there are none
} Unseen;

// The delimiter that stands in the last line.
Str unseen_last_line(const Model *m, const Unseen *u);

// The first of the instruction; of a trigger with the step of its ONBUILD. Looks at the lines that follow, but not far.
bool unseen_heredoc(Arena *a, const Model *m, uint32_t step, const Instr *in, Unseen *out);

#endif
