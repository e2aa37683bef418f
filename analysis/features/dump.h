// Print-outs of a whole document: the tree as it is here, and as the builder's parser has it.
#ifndef FL_FEATURES_DUMP_H
#define FL_FEATURES_DUMP_H

#include "base/out.h"
#include "syntax/doc.h"

// Our own tree: one item after the other, each node with its kind, each leaf with its text, each cut where it was cut.
// The quoted texts in their order are the bytes of the document.
void dump_tree(Out *o, const Items *items);

// Whether the builder's parser takes the document. If not, `*why` tells the line and the reason.
bool dump_is_accepted(Arena *a, const Items *items, Str *why);

// The builder's print of its tree, one line an instruction (language.md 16).
void dump_buildkit(Out *o, const Items *items);

// What the builder's parser knows of each instruction, as JSON (dump.md).
void dump_json(Out *o, const Items *items);

// The arguments of an instruction as one row of values, as the builder's parser has them: ENV and LABEL give key, value
// and `=` (nothing in the legacy form) for each pair, ONBUILD the nested keyword and its arguments.
typedef struct DumpValues {
    Str *item;
    uint32_t count, room;
} DumpValues;

DumpValues dump_values(Arena *a, const Instr *in);

#endif
