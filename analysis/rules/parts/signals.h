// Signals by their names.
#ifndef FL_RULES_PARTS_SIGNALS_H
#define FL_RULES_PARTS_SIGNALS_H

#include "lint/rule.h"

// The signal of a STOPSIGNAL without SIG, in upper case, by name also where a number stands: `TERM`, `RTMIN+3`. Empty when it
// is not known or not a signal. Lives in the model's scratch memory.
Str signal_of(const Model *m, uint32_t step, const Instr *in);

#endif
