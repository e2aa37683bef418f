// What settings may tell beside levels: options of rules, and whether a value is what it should be.
#ifndef FL_OPTIONS_H
#define FL_OPTIONS_H

#include "analysis.h"

// What settings may tell a rule beside its level.
typedef struct FlRuleOption {
    Str name, standard, help; // `standard` is what holds when nothing is told, as people write it
    bool is_size;             // `50 MB`; else a number
} FlRuleOption;

// The option of a rule, by its id; false when it has none.
bool fl_rule_option(Str id, FlRuleOption *out);

// Reads a value of an option. False when it is not a number, or not a size.
bool fl_option_read(const FlRuleOption *option, Str text, uint64_t *value);

typedef struct FlOption {
    Str rule; // its id
    uint64_t value;
} FlOption;

// Whether the text names a platform as `--platform` takes it.
bool fl_is_platform(Arena *a, Str text);

#endif
