// Cached data of one instruction. It is valid until an edit parses the instruction again.
#ifndef FL_MODEL_FACTS_H
#define FL_MODEL_FACTS_H

#include "model/heard.h"

// The cached result of running the rules on an instruction: dependencies and findings.
typedef struct Found {
    bool is_asked;
    Heard heard;
    struct Listeners *listeners; // dependencies of each group of rules; NULL: not recorded, or none
    struct Kept *kept;           // the findings; NULL: none. Owned by lint/kept.c
} Found;

// Stored behind the Instr, in its INSTR_ROOM bytes.
typedef struct ItemFacts {
    uint32_t step;               // its step number in the current model
    uint32_t texts_known, texts; // bits of Texts: searched for in it; found in it
    CommandBits commands;        // names and families of its commands, read for `commands_shell`
    uint8_t shell;               // ShellKind for which `texts` were searched
    uint8_t commands_shell;
    bool has_commands;
    uint16_t signs;        // SIGN_* bits of its text (syntax/signs.h)
    uint8_t trait[TRAITS]; // commands_trait: 1 + the value, 0: not computed yet
    uint8_t keyword_case;  // KeywordCase
    bool is_told;          // the model stores more of it than its kind (is_told)
    struct Run *run;       // the run (heard.h) that begins here, or NULL
    Found found;
} ItemFacts;

// The facts of an instruction or of a step's instruction; initialised on first use. Never NULL.
ItemFacts *facts_of(Instr *in);
ItemFacts *step_facts(const Model *m, uint32_t step);

#endif
