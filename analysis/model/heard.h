// Dependency tracking for memoised rule results. A rule learns about other instructions only from
// the functions of model/. While a rule runs, each of these functions records the question as a
// dependency (a HEARD_* bit, an instruction kind, a range of items). A digest (fingerprint) of all
// answers is stored with the rule's findings. After an edit the digest is computed again: if it is
// the same, the stored findings are still right and the rule does not run. Rules declare nothing.
//
// A dependency may be recorded more coarsely than was asked (all stages instead of one). The
// findings stay right; the rule only runs more often than necessary.
#ifndef FL_MODEL_HEARD_H
#define FL_MODEL_HEARD_H

#include "model/model.h"

// The recorded dependencies of one rule call or several, and the digest of the answers. `before`
// and `after` are distances in items from the instruction that the rule ran on; of a rule about the
// file, how many items were read up to its end and from its start.
typedef struct Heard {
    uint32_t about;         // HEARD_* bits
    uint32_t kinds;         // bits of InstrKind: the latest one in effect before the step
    uint32_t last_kinds;    // bits of InstrKind: the last one in the step's stage
    uint32_t all_kinds;     // bits of InstrKind: all instructions of that kind
    uint32_t texts;         // bits of Texts: whether the FROM chain holds the text (mentions.h)
    uint32_t before, after; // how many items before and after the step were read
    uint64_t digest;
} Heard;

enum {
    HEARD_STAGE = 1 << 0,         // the step's own stage, without the text of its base
    HEARD_CHAIN = 1 << 1,         // the FROMs on the FROM chain of the step's stage
    HEARD_END = 1 << 2,           // where the step's stage ends
    HEARD_VARS = 1 << 3,          // the variables visible at the step
    HEARD_USES = 1 << 4,          // the stages that the step names (COPY --from, RUN --mount)
    HEARD_USED = 1 << 5,          // those stages and all that they are based on
    HEARD_CASE = 1 << 6,          // the case of most keywords (keyword_case_most)
    HEARD_SYNTAX = 1 << 7,        // the frontend that the `syntax` directive names
    HEARD_ALL_TEXTS = 1 << 8,     // `texts` were searched for in the whole file
    HEARD_ALL_VARS = 1 << 9,      // any ARG or ENV of the file
    HEARD_GLOBAL_VARS = 1 << 10,  // the ARGs before the first FROM
    HEARD_GLOBAL_NAMES = 1 << 11, // the names of the ARGs before the first FROM
    HEARD_ALL_STAGES = 1 << 12,   // any stage
    HEARD_ONE_STAGE = 1 << 13,    // whether the file has exactly one stage
    HEARD_STAGE_NAMES = 1 << 14,  // the names of all stages
    HEARD_NEEDED = 1 << 15,       // which stages are needed (stage_is_needed)
    HEARD_ALL_USES = 1 << 16,     // any use of a stage (StageUse)
    HEARD_REMARKS = 1 << 17,      // comments for the linter
    HEARD_PROBLEMS = 1 << 18,     // how many problems the parser has found
    HEARD_FROM = 1 << 19,         // the FROM of the step's stage, and whether that stage is needed
    HEARD_BASE = 1 << 20,         // the base's text (`node:20`) of the step's stage
    HEARD_BASES = 1 << 21,        // the base's text of each stage on the step's FROM chain
    HEARD_ALL_BASES = 1 << 22,    // the base's text of any stage
    HEARD_ROOT = 1 << 23,         // the image at the end of the step's FROM chain
    HEARD_SHIPPED = 1 << 24,      // whether the step ends up in an image that people run
    HEARD_CONTEXT = 1 << 25,      // the build context and its ignore file
    HEARD_ANSWERS = 1 << 26,      // what ShellCheck and registries answered
    HEARD_EVERYTHING = 1 << 27,   // any byte of the document
    HEARD_WINDOWS = 1 << 28,      // whether the image at the end of the FROM chain is of Windows
    HEARD_ROW = 1 << 29,          // the kinds of all instructions, in order
    HEARD_IN_STAGE = 1 << 30,     // whether the step stands in a stage
    HEARD_BITS = 31,
};

// Dependencies on the file beyond the step and its own stage.
enum {
    HEARD_OF_FILE = HEARD_SYNTAX | HEARD_ALL_TEXTS | HEARD_ALL_VARS | HEARD_GLOBAL_VARS |
                    HEARD_GLOBAL_NAMES | HEARD_ALL_STAGES | HEARD_STAGE_NAMES | HEARD_NEEDED |
                    HEARD_ALL_USES | HEARD_REMARKS | HEARD_PROBLEMS | HEARD_ALL_BASES |
                    HEARD_CONTEXT | HEARD_ANSWERS | HEARD_EVERYTHING,
};

// Updates the model after an edit that replaced `items`. Returns false when the model must be built
// anew: among others when a FROM, ARG, SHELL or ONBUILD before the first FROM comes or goes, or the
// zone of directives is touched. In a trial (`is_trial`, lint/trial.h) it also returns false when
// stages would be built again: then the caller sets this model aside and puts it back later at no
// cost.
bool model_take(Model *m, Replaced items, bool is_trial);

// The number of times that model_take moved comments for the linter. Each move, and each part that
// is built again, leaves unused memory in the arena; model_is_worn is true when there is so much
// that the model should be built anew.
uint32_t model_moves(const Model *m);
bool model_is_worn(const Model *m);

// Writes the step numbers of this model into the facts of the instructions, after another model
// wrote its own.
void model_number(Model *m);

// Starts a walk over the steps; memory comes from `a`. walk_to must then be called with ascending
// steps: it updates the state (latest instructions, visible variables, shell) that heard_digest
// needs.
void walk_start(Model *m, Arena *a);
void walk_to(Model *m, uint32_t step);

// A run is a row of up to 32 steps of one stage whose dependencies are stored together with the
// first step, so that one comparison tells that all their findings still hold.
//
// run_skip looks for a stored run that begins at the walk's step. `end` is the step after the run,
// or the same step when there is no run. `visited` has bit i set when the findings of the run's
// step i may be out of date: the caller walks to these steps and calls run_add for each. When it is
// 0, the walk stands at the last step of the run. Where there is no run, run_add collects the
// visited steps into a new one.
typedef struct RunSteps {
    uint32_t end, visited;
    uint32_t found; // bits of the steps that have findings
} RunSteps;
RunSteps run_skip(Model *m);
void run_add(Model *m, const Heard *heard, bool has_found);

// Starts recording for a rule that runs on `step` (where the walk must be) or on the file
// (NO_STEP). With is_put_down false nothing is recorded, for a document that is checked only once.
// hear_end stops recording and returns the dependencies with their digest; hear_stop returns
// nothing.
void hear_start(const Model *m, uint32_t step, bool is_put_down);
Heard hear_end(const Model *m);
void hear_stop(const Model *m);

// Gets the dependencies recorded since hear_start or the latest hear_part, without a digest, and
// starts a new part. Returns false when there are none.
bool hear_part(const Model *m, Heard *heard);

// Adds the dependencies `more` to `all`. `behind` is the number of items from the instruction of
// `all` to that of `more`.
void heard_join(Heard *all, const Heard *more, uint32_t behind);

// Whether both have the same dependencies, whatever their digests are.
bool heard_is_alike(const Heard *a, const Heard *b);

// The digest of the answers as they are now. The walk must be at `step`.
uint64_t heard_digest(const Model *m, uint32_t step, const Heard *heard);

// Whether the answers are still the same, so that findings stored with `heard` are still right.
bool heard_holds(const Model *m, uint32_t step, const Heard *heard);

#endif
