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
// trigger, or when it comes to it too. `step` is that of the ONBUILD.
typedef enum Refused { REFUSED_AT_ONCE, REFUSED_EVER } Refused;
TriggerFault trigger_refused(const At *c, uint32_t step, const Instr *trigger, Refused when);

#endif
