// Conversions of a command between shell form and exec form, with regard to the other one of CMD
// and ENTRYPOINT, the SHELL in effect, Windows, and images without a shell.
#ifndef FL_LINT_CONVERSIONS_H
#define FL_LINT_CONVERSIONS_H

#include "lint/rule.h"

// One conversion. The title tells how the started process will differ, if it does.
typedef struct Conversion {
    Str title;
    Str text;         // replaces `span`
    Span span;        // joined offsets
    Span comment;     // joined: a comment inside `span`, moved above the instruction; may be empty
    bool is_exact;    // the same program starts with the same arguments and no shell
    bool keeps_shell; // the shell stays the parent process
} Conversion;

typedef struct Conversions {
    Conversion item[2]; // the one that changes least first
    uint32_t count;
} Conversions;

// The conversions of the instruction at `step`, or of its trigger, to the other form. Texts live in
// the arena.
Conversions conversions_of(Arena *a, const Model *m, uint32_t step, const Instr *in);

// The edits of a conversion, in bytes of the document. Comments between or behind the words move
// above the instruction.
FlEdits conversion_edits(Arena *a, const Model *m, uint32_t step, const Instr *in,
                         const Conversion *c);

// Offers the conversion as a fix.
void fix_convert(Fix *f, const Finding *found, int safety, const Conversion *c);

#endif
