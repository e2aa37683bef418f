// What must hold of every tree.
#ifndef FL_TESTS_TREES_H
#define FL_TESTS_TREES_H

#include "syntax/doc.h"

// What is wrong with the items as a tree of `text`: leaves and cuts print it back, marks add up. NULL if nothing is.
const char *trees_fault(Arena *a, const Items *items, Str text);

// In what the builder reads one instruction in another way than the other, or NULL when it does not.
const char *trees_instr_differs(const Instr *one, const Instr *two);

// In what two documents differ, or NULL when they are equal node by node.
const char *trees_differ(const Items *one, const Items *two);

#endif
