// Options of rules in settings, and validation of setting values.
#ifndef FL_OPTIONS_H
#define FL_OPTIONS_H

#include "analysis.h"

// An option of a rule.
typedef struct FlRuleOption {
    Str name, standard, help; // `standard`: the default as written in settings
    bool is_size;             // a size such as `50 MB`; else a number
} FlRuleOption;

// The option of the rule with that id; false when it has none.
bool fl_rule_option(Str id, FlRuleOption *out);

// Parses an option's value. False when it is no number or size.
bool fl_option_read(const FlRuleOption *option, Str text, uint64_t *value);

typedef struct FlOption {
    Str rule; // id of the rule
    uint64_t value;
} FlOption;

// Whether the text is a platform as `--platform` accepts it.
bool fl_is_platform(Arena *a, Str text);

#endif
