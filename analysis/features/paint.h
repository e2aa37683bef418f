// Assigns a token type to every byte of an instruction, specific types over general ones; so tokens
// cannot overlap or be out of order.
#ifndef FL_FEATURES_PAINT_H
#define FL_FEATURES_PAINT_H

#include "fl_editor.h"
#include "model/model.h"
#include "syntax/walk.h"

enum { PAINT_DECLARATION = 0x80 }; // a flag added to the type

typedef struct Paint {
    Arena *arena;
    const Instr *in;
    uint8_t *at; // FlTokenType per byte of the joined text
    const Model *model;
    uint32_t step; // NO_STEP in a trigger
} Paint;

static inline void paint(Paint *p, Span joined, uint32_t type)
{
    for (uint32_t i = joined.start; i < joined.end; i++) p->at[i] = (uint8_t)type;
}

// Paints shell text: commands, options, strings, variables, operators, comments. (paint_shell.c)
void paint_shell(Paint *p, Span joined);

#endif
