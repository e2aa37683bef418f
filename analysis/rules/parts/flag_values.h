// What the rules about flags share.
#ifndef FL_RULES_PARTS_FLAG_VALUES_H
#define FL_RULES_PARTS_FLAG_VALUES_H

#include "instructions/instruction.h"
#include "lint/rule.h"
#include "values/values.h"

// Whether the builder looks at the flags of this instruction: not those of ARG, STOPSIGNAL, HEALTHCHECK NONE, nor of
// an instruction that it refuses before for want of arguments (language.md 6.3, 6.4).
bool flags_are_read(const Instr *in);

// Reports the value of a flag that is none of the words; `%.*s` in `format` stands for it. The nearest word is named behind it.
void flag_check_word(Check *c, const Instr *in, Str flag, const Str *word, uint32_t count,
                     const char *format);

// Offers the nearest of the words for the range of the finding.
void flag_fix_word(Fix *f, const Finding *found, const Str *word, uint32_t count);

// The value of a flag after expansion; false when there is none, it is empty, or it cannot be known.
bool flag_expanded(const At *c, const Instr *in, Str flag, Str *value, Span *span);

#endif
