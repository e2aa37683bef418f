// The rules that run under a config, by kind of instruction. Immutable, so that many documents and
// threads share it.
#ifndef FL_LINT_RULE_SET_H
#define FL_LINT_RULE_SET_H

#include "lint/passes/levels.h"

// A rule that runs on instructions of some kind.
typedef struct Wanted {
    void (*check)(Check *c, const Instr *in);
    const CommandBits *commands; // commands that it names, of which one must occur; NULL: any
    uint16_t row;
    uint16_t signs; // signs of which the instruction must have one; 0: any
    bool not_in_onbuild;
} Wanted;

struct FlRuleSet {
    FlConfig config; // the config, with own copies of its lists
    const Levels *levels;
    Wanted *wanted[KEYWORD_COUNT + 1]; // by InstrKind
    uint16_t count[KEYWORD_COUNT + 1];
    uint16_t *of_file; // rows of the rules with check_file
    uint32_t of_file_count;
};

#endif
