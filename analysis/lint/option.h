// Options of rules in settings, besides the level: a number, or a size in bytes. Few rules have
// one.
#ifndef FL_LINT_OPTION_H
#define FL_LINT_OPTION_H

#include "lint/rule.h"

typedef struct RuleOption {
    const char *name, *standard, *help; // standard: the default, as written in settings
    bool is_size;
} RuleOption;

// Defines the option of the file's rule: RULE_OPTION(file_long) = {"lines", ...};
#define RULE_OPTION(id) const RuleOption rule_option_##id

// The value of the running rule's option: from the settings, else the default.
uint64_t rule_option(const At *c);

#endif
