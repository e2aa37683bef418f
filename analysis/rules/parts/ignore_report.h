// Faults of the ignore file, told where the Dockerfile copies from the context: the file itself is another document.
#ifndef FL_RULES_PARTS_IGNORE_REPORT_H
#define FL_RULES_PARTS_IGNORE_REPORT_H

#include "lint/ignore_faults.h"
#include "lint/rule.h"

// Reports the first fault of a rule in the ignore file, with the number of the others.
void report_ignore_faults(Check *c, Str rule);

// The first instruction that copies from the context, NO_STEP when there is none; and its keyword.
uint32_t first_copy_of_context(const Model *m);
Span keyword_span(const Model *m, uint32_t step);

#endif
