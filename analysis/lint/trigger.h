// What is wrong with the instruction behind an ONBUILD, as far as its text alone tells.
#ifndef FL_LINT_TRIGGER_H
#define FL_LINT_TRIGGER_H

#include "lint/rule.h"

typedef struct TriggerFault {
    Span span;   // joined
    Str message; // empty when nothing is wrong
    Str nearest; // what may have been meant, in the place of `span`
} TriggerFault;

TriggerFault trigger_fault(Arena *a, const Instr *trigger);

#endif
