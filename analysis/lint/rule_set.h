// Which rules are asked about what, as a config has it. Made once and never changed, so that many documents can go by it.
#ifndef FL_LINT_RULE_SET_H
#define FL_LINT_RULE_SET_H

#include "lint/passes/levels.h"

// A rule that wants instructions of a kind.
typedef struct Wanted {
    void (*check)(Check *c, const Instr *in);
    const CommandBits *commands; // the bits of those that it names; NULL: it names none
    uint16_t row;
    uint16_t signs; // those of which an instruction must have one; 0: none
    bool not_in_onbuild;
} Wanted;

struct FlRuleSet {
    FlConfig config; // what the set is made of, with lists of its own
    const Levels *levels;
    Wanted *wanted[KEYWORD_COUNT + 1]; // by the kinds of instruction
    uint16_t count[KEYWORD_COUNT + 1];
    uint16_t *of_file; // rows of the rules about the whole file
    uint32_t of_file_count;
};

#endif
