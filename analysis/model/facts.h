// What is kept with an instruction until an edit touches it.
#ifndef FL_MODEL_FACTS_H
#define FL_MODEL_FACTS_H

#include "model/heard.h"

// What the rules found when they were asked, and what they were told meanwhile.
typedef struct Found {
    bool is_asked;
    Heard heard;
    struct Listeners *listeners; // which of them were told what; NULL: it is not kept, or none
    struct Kept *kept;           // NULL: nothing. Owned by lint/kept.c
} Found;

// What is kept with an instruction.
typedef struct ItemFacts {
    uint32_t step;               // its number in the latest walk
    uint32_t texts_known, texts; // which of the texts it was searched for, and which it holds
    CommandBits commands;        // bits of its commands, as `commands_shell` has them
    uint8_t shell;               // ShellKind that its words were read for
    uint8_t commands_shell;
    bool has_commands;
    uint16_t signs;        // of its text
    uint8_t trait[TRAITS]; // 1 + what was read of them, 0: not yet
    uint8_t keyword_case;  // KeywordCase
    bool is_told;          // the model holds more of it than its kind
    struct Run *run;       // the run of instructions that it starts, or NULL
    Found found;
} ItemFacts;

// Those of an instruction, or of that of a step; made when it has none.
ItemFacts *facts_of(Instr *in);
ItemFacts *step_facts(const Model *m, uint32_t step);

#endif
