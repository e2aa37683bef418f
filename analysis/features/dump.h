// Prints of a whole document: our tree, and the tree of BuildKit's parser.
#ifndef FL_FEATURES_DUMP_H
#define FL_FEATURES_DUMP_H

#include "base/out.h"
#include "syntax/doc.h"

// Our tree: the items in order, with the kind of each node, the text of each leaf, and each cut at
// its place. The quoted texts in order are the bytes of the document.
void dump_tree(Out *o, const Items *items);

// Whether BuildKit's parser accepts the document; if not, `*why` is the line and the reason.
bool dump_is_accepted(Arena *a, const Items *items, Str *why);

// BuildKit's print of its tree, one line per instruction (language.md 16).
void dump_buildkit(Out *o, const Items *items);

// The data of BuildKit's parser for each instruction, as JSON (dump.md).
void dump_json(Out *o, const Items *items);

// The arguments of an instruction as BuildKit's parser stores them, as a list of values: ENV and
// LABEL give key, value and `=` (empty in the legacy form) per pair, ONBUILD the nested keyword and
// its arguments.
typedef struct DumpValues {
    Str *item;
    uint32_t count, room;
} DumpValues;

DumpValues dump_values(Arena *a, const Instr *in);

#endif
