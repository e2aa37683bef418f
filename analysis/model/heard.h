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
    HEARD_STAGE = 1 << 0,         // its own stage, without the text of its base
    HEARD_CHAIN = 1 << 1,         // the stages that this one is based on
    HEARD_END = 1 << 2,           // where its stage ends
    HEARD_VARS = 1 << 3,          // the variables that it sees
    HEARD_USES = 1 << 4,          // the stages that it names
    HEARD_USED = 1 << 5,          // these, and all that they are based on
    HEARD_CASE = 1 << 6,          // the case of most keywords
    HEARD_SYNTAX = 1 << 7,        // the frontend
    HEARD_ALL_TEXTS = 1 << 8,     // `texts` were looked for in the whole file
    HEARD_ALL_VARS = 1 << 9,      // any definition
    HEARD_GLOBAL_VARS = 1 << 10,  // those before the first FROM
    HEARD_GLOBAL_NAMES = 1 << 11, // only their names
    HEARD_ALL_STAGES = 1 << 12,   // any stage
    HEARD_ONE_STAGE = 1 << 13,    // whether there is just one
    HEARD_STAGE_NAMES = 1 << 14,  // what they are called
    HEARD_NEEDED = 1 << 15,       // which are needed
    HEARD_ALL_USES = 1 << 16,     // any use
    HEARD_REMARKS = 1 << 17,      // comments for the linter
    HEARD_PROBLEMS = 1 << 18,     // how many problems the parser has met
    HEARD_FROM = 1 << 19,         // the FROM of its own stage, and whether that is needed
    HEARD_BASE = 1 << 20,         // the text of its base
    HEARD_BASES = 1 << 21,        // the same of the stages that it is based on
    HEARD_ALL_BASES = 1 << 22,    // of any stage
    HEARD_ROOT = 1 << 23,         // the image at the end of its FROM chain
    HEARD_SHIPPED = 1 << 24,      // whether the step ends up in an image that people run
    HEARD_CONTEXT = 1 << 25,      // the build context and its ignore file
    HEARD_ANSWERS = 1 << 26,      // what ShellCheck and registries say
    HEARD_EVERYTHING = 1 << 27,   // any byte
    HEARD_WINDOWS = 1 << 28,      // whether that image is of Windows
    HEARD_ROW = 1 << 29,          // the kinds of all instructions, in order
    HEARD_IN_STAGE = 1 << 30,     // whether it stands in one
    HEARD_BITS = 31,
};

// What is not of the step alone.
enum {
    HEARD_OF_FILE = HEARD_SYNTAX | HEARD_ALL_TEXTS | HEARD_ALL_VARS | HEARD_GLOBAL_VARS |
                    HEARD_GLOBAL_NAMES | HEARD_ALL_STAGES | HEARD_STAGE_NAMES | HEARD_NEEDED |
                    HEARD_ALL_USES | HEARD_REMARKS | HEARD_PROBLEMS | HEARD_ALL_BASES |
                    HEARD_CONTEXT | HEARD_ANSWERS | HEARD_EVERYTHING,
};

// Takes over what steps have become after an edit. False when the model has to be made anew: an instruction comes or goes
// before the first FROM that tells what the rest is built on. In a trial also where one that stands below is a FROM, names a stage, or is a SHELL
// or ONBUILD that comes or goes: then the model is laid aside, which costs nothing when it is put back.
bool model_take(Model *m, Replaced items, bool is_trial);

// How often that has moved comments for the linter. This, and what is read again, leaves memory behind, so that a model is worn some
// day and better made anew.
uint32_t model_moves(const Model *m);
bool model_is_worn(const Model *m);

// Tells each instruction its number again, after another model has told them others.
void model_number(Model *m);

// Begins a walk over the steps, which must then be visited in order with walk_to. Its memory is of the arena.
void walk_start(Model *m, Arena *a);
void walk_to(Model *m, uint32_t step);

// Steps that follow each other in a stage are a run: what was heard at all of them together is kept with the first, so
// that few comparisons tell which of them hold. At the step where the walk is, run_skip tells where the run ends that starts
// here (at the same step: there is none) and which of its steps must be visited, as bits from the first on. Without any the
// walk has come to its last step; else it goes on to each of them, and a step that is visited is added, as it is to the run that is
// being made where there is none.
typedef struct RunSteps {
    uint32_t end, visited;
    bool has_found; // something is kept with a step
} RunSteps;
RunSteps run_skip(Model *m);
void run_add(Model *m, const Heard *heard, bool has_found);

// From here on questions are asked for a step (the one the walk is at) or for the file (NO_STEP), and put down unless
// nobody will ask whether they still hold.
void hear_start(const Model *m, uint32_t step, bool is_put_down);
Heard hear_end(const Model *m);
void hear_stop(const Model *m); // the same for who does not want to know

// What was heard since the start or the latest part, without its digest; the next is heard apart from it. False: nothing.
bool hear_part(const Model *m, Heard *heard);

// Adds what was heard at an item that many items after the one that `all` counts from.
void heard_join(Heard *all, const Heard *more, uint32_t behind);

// Whether the questions are the same, whatever the answers were.
bool heard_is_alike(const Heard *a, const Heard *b);

// The answers as they are now.
uint64_t heard_digest(const Model *m, uint32_t step, const Heard *heard);

// Whether all that was asked then would be answered in the same way now.
bool heard_holds(const Model *m, uint32_t step, const Heard *heard);

#endif
