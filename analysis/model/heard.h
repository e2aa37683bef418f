// What rules were told of the rest of the file, as one number. Rules reach other instructions by the functions of the
// model only, and each of these puts down what was asked while somebody listens. So whether a rule would find the same
// again is computed, never declared: the same questions have the same answers when the number is the same.
//
// A question that is put down coarsely (all stages, all definitions, everything) is still answered rightly; its rule is
// only asked more often than it had to be.
#ifndef FL_MODEL_HEARD_H
#define FL_MODEL_HEARD_H

#include "model/model.h"

// What was asked, and a digest of the answers. Places count in items from the one that was asked about.
typedef struct Heard {
    uint32_t about;         // HEARD_* bits
    uint32_t kinds;         // kinds whose latest instruction before the step was asked for
    uint32_t last_kinds;    // the same for the end of its stage
    uint32_t all_kinds;     // kinds of which all instructions of the file may have been asked for
    uint32_t texts;         // texts that were looked for in its chain
    uint32_t before, after; // how far other items were read
    uint64_t digest;
} Heard;

enum {
    HEARD_STAGE = 1,        // its own stage
    HEARD_CHAIN = 2,        // the stages that this one is based on
    HEARD_END = 4,          // where its stage ends
    HEARD_VARS = 8,         // the variables that it sees
    HEARD_USES = 16,        // the stages that it names
    HEARD_CASE = 32,        // the case of most keywords
    HEARD_SYNTAX = 64,      // the frontend
    HEARD_ALL_TEXTS = 128,  // `texts` were looked for in the whole file
    HEARD_ALL_VARS = 256,   // any definition
    HEARD_ALL_STAGES = 512, // any stage
    HEARD_ALL_USES = 1024,  // any use
    HEARD_REMARKS = 2048,   // comments for the linter
    HEARD_PROBLEMS = 4096,  // how many problems the parser has met
    HEARD_ROOT = 8192,      // the image at the end of its FROM chain
    HEARD_STAGE_NAMES = 16384,
    HEARD_NEEDED = 1 << 16,        // which stages are needed
    HEARD_SHIPPED = 1 << 17,       // whether the step ends up in an image that people run
    HEARD_CONTEXT = 1 << 18,       // the build context and its ignore file
    HEARD_GLOBAL_NAMES = 1 << 19,  // which names are defined before the first FROM
    HEARD_FROM = 1 << 20,          // the FROM of its own stage
    HEARD_ONE_STAGE = 1 << 21,     // whether there is just one stage
    HEARD_SHELL_ANSWERS = 1 << 22, // what ShellCheck says
    HEARD_EVERYTHING = 32768,      // any byte
};

// What is not of the step alone.
enum {
    HEARD_OF_FILE = HEARD_SYNTAX | HEARD_ALL_TEXTS | HEARD_ALL_VARS | HEARD_ALL_STAGES |
                    HEARD_ALL_USES | HEARD_REMARKS | HEARD_PROBLEMS | HEARD_STAGE_NAMES |
                    HEARD_NEEDED | HEARD_CONTEXT | HEARD_EVERYTHING | HEARD_GLOBAL_NAMES |
                    HEARD_SHELL_ANSWERS,
};

// Takes over what steps have become after an edit. False when the model has to be made anew: other kinds of instructions
// stand there, or they tell what the model holds (FROM, ARG, ENV, the stages that a COPY or RUN names).
bool model_take(Model *m, Replaced items);

// Begins a walk over the steps, which must then be visited in order with walk_to. Its memory is of the arena.
void walk_start(Model *m, Arena *a);
void walk_to(Model *m, uint32_t step);

// Steps that follow each other in a stage are a run: what was heard at all of them together is kept with the first, so
// that one comparison tells that they all hold. The walk may go from where it is to the step that run_skip returns, unless
// that is the same one; `*has_found` tells whether something is kept with a step before it. A step that was visited is
// added to the run that is being made.
uint32_t run_skip(Model *m, bool *has_found);
void run_add(Model *m, const Heard *heard, bool has_found);

// From here on questions are put down, as asked for a step (the one the walk is at) or for the file (NO_STEP).
void hear_start(const Model *m, uint32_t step);
Heard hear_end(const Model *m);

// Whether all that was asked then would be answered in the same way now.
bool heard_holds(const Model *m, uint32_t step, const Heard *heard);

#endif
