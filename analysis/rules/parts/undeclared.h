// Variables of a FROM that nothing declares before the first FROM.
#ifndef FL_RULES_PARTS_UNDECLARED_H
#define FL_RULES_PARTS_UNDECLARED_H

#include "lint/rule.h"
#include "model/expanded.h"

// Whether a lookup in a text of the FROM at `step` finds no ARG and no variable of the builder.
bool is_undeclared(const At *c, uint32_t step, const ExpandedText *text, const Lookup *l);

// What is wrong with a variable that nothing declares, and what may have been meant.
Str undeclared_fault(const At *c, uint32_t step, Str name);

// The place, joined, of the first such name in the base image of the FROM `in`; empty when there is none.
Span undeclared_in_base(const At *c, uint32_t step, const Instr *in);

// Offers to write the name that may have been meant in its place, and to declare it.
void undeclared_fix(Fix *f, const Finding *found, Span name);

#endif
