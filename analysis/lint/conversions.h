// What a command can be converted to, between shell form and exec form, where it stands: beside the other one of CMD and
// ENTRYPOINT, under a SHELL, on Windows, in an image without a shell.
#ifndef FL_LINT_CONVERSIONS_H
#define FL_LINT_CONVERSIONS_H

#include "lint/rule.h"

// The title says how the process differs, if it does.
typedef struct Conversion {
    Str title;
    Str text;         // what takes the place of `span`
    Span span;        // joined
    Span comment;     // joined: a part of `span` that goes above the instruction; may be empty
    bool is_exact;    // the same program gets the same words, without a shell in the process
    bool keeps_shell; // the shell stays the parent of the program
} Conversion;

typedef struct Conversions {
    Conversion item[2]; // the one that changes least comes first
    uint32_t count;
} Conversions;

// Of the instruction at `step`, or of its trigger: to the other form. Texts live in the arena.
Conversions conversions_of(Arena *a, const Model *m, uint32_t step, const Instr *in);

// The edits of a conversion, as bytes of the document. Comments between and after the words go above the instruction.
FlEdits conversion_edits(Arena *a, const Model *m, uint32_t step, const Instr *in,
                         const Conversion *c);

// Offers it as a fix.
void fix_convert(Fix *f, const Finding *found, int safety, const Conversion *c);

#endif
