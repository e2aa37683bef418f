// What is wrong with the instruction behind an ONBUILD, as far as its text alone tells.
#ifndef FL_RULES_PARTS_TRIGGER_H
#define FL_RULES_PARTS_TRIGGER_H

#include "lint/rule.h"

typedef struct TriggerFault {
    Span span;   // joined
    Str message; // empty when nothing is wrong
    Str nearest; // what may have been meant, in the place of `span`
} TriggerFault;

TriggerFault trigger_fault(Arena *a, const Instr *trigger);

// The same, and then what the rules about instructions have against it: what the builder refuses as soon as it reads the
// trigger, and where no variable stands in it what it refuses when it comes to it. `step` is that of the ONBUILD.
TriggerFault trigger_refused(const At *c, uint32_t step, const Instr *trigger);

#endif
