// What settings may tell a rule beside its level: a number, or a size in bytes. Few rules have one.
#ifndef FL_LINT_OPTION_H
#define FL_LINT_OPTION_H

#include "lint/rule.h"

typedef struct RuleOption {
    const char *name, *standard, *help; // standard: what holds when none is told, as written
    bool is_size;
} RuleOption;

// Defines the option of the rule of this file: RULE_OPTION(file_long) = {"lines", ...};
#define RULE_OPTION(id) const RuleOption rule_option_##id

// What the settings say for the option of the rule that is asked, or its usual value.
uint64_t rule_option(const At *c);

#endif
