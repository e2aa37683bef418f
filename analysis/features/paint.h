// Colouring the text of one instruction: every byte gets the type of what it belongs to, the more exact over the more
// general, so that tokens can neither overlap nor come out of order.
#ifndef FL_FEATURES_PAINT_H
#define FL_FEATURES_PAINT_H

#include "fl_editor.h"
#include "model/model.h"
#include "syntax/walk.h"

enum { PAINT_DECLARATION = 0x80 }; // added to a type

typedef struct Paint {
    Arena *arena;
    const Instr *in;
    uint8_t *at; // FlTokenType of each byte of the joined text
    const Model *model;
    uint32_t step; // NO_STEP in a trigger
} Paint;

static inline void paint(Paint *p, Span joined, uint32_t type)
{
    for (uint32_t i = joined.start; i < joined.end; i++) p->at[i] = (uint8_t)type;
}

// Text that a shell reads: commands, options, strings, variables, operators, comments. (paint_shell.c)
void paint_shell(Paint *p, Span joined);

#endif
