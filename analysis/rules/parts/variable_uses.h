// How the instructions of a stage, and of those it is based on, use variables.
#ifndef FL_RULES_PARTS_VARIABLE_USES_H
#define FL_RULES_PARTS_VARIABLE_USES_H

#include "base/names.h"
#include "lint/rule.h"

// In a RUN as a part of a word, such as an address; in any other way.
enum { USED_IN_RUN = 1, USED_ELSEWHERE = 2 };

// Begin with `{.stage = stage, .ending = ending}`: only names that end so are asked for.
typedef struct VariableUses {
    const Stage *stage;
    Str ending;
    Names names;
    bool are_read;
} VariableUses;

// The ways in which a variable is used, NAMES_NONE when it is not. The stage is read when the first one is asked for.
uint32_t variable_use(const At *c, VariableUses *uses, Str name);

#endif
