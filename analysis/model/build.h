// The model from inside, and while it is being built: private to model/.
#ifndef FL_MODEL_BUILD_H
#define FL_MODEL_BUILD_H

#include "model/facts.h"
#include "model/heard.h"
#include "model/mentions.h"

enum { TOLD_MAX = 8, NEAR_MAX = 64 };

// Who is listening, and to what.
typedef struct Hearing {
    bool is_on;
    uint32_t step, item; // of the one that is asked about; NO_STEP and 0 for the file
    Heard heard;
    uint32_t first, last;                // steps that were read one after the other
    uint32_t told[TOLD_MAX], told_count; // steps that answers named: reading them tells nothing new
} Hearing;

// Where a walk over the steps is: what is in effect at its step, as digests.
typedef struct Walk {
    Arena *arena;
    uint32_t step, next_var;
    uint32_t latest[KEYWORD_COUNT];
    uint64_t vars;
    ShellKind shell;
    uint32_t texts; // in the chain, up to the step itself
    uint64_t *sum;  // of the serials of the items before each
    uint64_t *stage_vars;
    uint32_t *stage_texts; // at the end of each stage
    uint64_t kind_digest[KEYWORD_COUNT];
    uint32_t kinds_known, all_texts, all_texts_known;
} Walk;

// What was read of an instruction, for as long as the scratch lasts.
typedef struct Near {
    const Instr *instr;
    uint32_t step;
    const Commands *commands;
    const struct Mounts *mounts;
} Near;

struct Model {
    Arena *arena;   // of the revision
    Arena *scratch; // for answers: emptied by model_rest
    Hearing *hearing;
    Walk *walk;
    Near *near;
    const Items *items;
    Facts facts;
    Texts *texts;
    char escape;
    Step *step;
    uint32_t step_count;
    const Stage *stage;
    uint32_t stage_count;
    const StageUse *use;
    uint32_t use_count;
    const VarDef *var; // in file order
    uint32_t var_count;
    Names var_last;                           // name to the last VarDef of that name
    Names stage_last_of;                      // name to the last stage of that name
    Chains var_chains, stage_chains;          // from each to those of the same name before it
    Chains base_chains;                       // from each stage to the stage it is based on
    const uint32_t *kind_step[KEYWORD_COUNT]; // the steps of each kind, in order
    uint32_t kind_count[KEYWORD_COUNT];
    uint32_t global_end;   // definitions before the first FROM: model->var[0, global_end)
    uint32_t cases[CASES]; // of the keywords in stages
    // Digests of what the model holds.
    uint64_t *stage_digest, *chain_digest;
    uint64_t all_stages, all_uses, all_vars, global_vars, syntax;
};

typedef struct ModelBuild {
    Model *m;
    Arena *a;
    struct {
        Stage *item;
        uint32_t count, room;
    } stages;
    struct {
        VarDef *item;
        uint32_t count, room;
    } vars;
    struct {
        StageUse *item;
        uint32_t count, room;
    } uses;
} ModelBuild;

// The stage that FROM `step` opens, with its base resolved.
void build_stage(ModelBuild *b, uint32_t step);

// What the instruction defines: ARG and ENV.
void build_vars(ModelBuild *b, uint32_t step);

// The other stages that the instruction names.
void build_uses(ModelBuild *b, uint32_t step);

// What can only be told when all are known: which stages are needed and shipped, what uses name.
void build_needs(ModelBuild *b);

// The value of a name with only the definitions [0, limit) visible, in the stage of `step`.
EnvAnswer var_before(const Model *m, uint32_t step, uint32_t limit, Str name, Str *value,
                     const VarDef **def);

// Makes the digests of a model that is complete.
void build_digests(Model *m);

// Whether the model holds more of an instruction than its kind and place.
bool is_told(const Instr *in);

// Puts down what is asked. `step` is the one that the question is about.
void hear(const Model *m, uint32_t about);
void hear_told(const Model *m, uint32_t step); // an answer that was put down names the step
void hear_read(const Model *m, uint32_t step); // its instruction is read
void hear_item(const Model *m, uint32_t item);
void hear_stage(const Model *m, uint32_t stage);
void hear_latest(const Model *m, uint32_t step, InstrKind kind);
void hear_vars(const Model *m, uint32_t step);
bool hears_own(const Model *m,
               uint32_t step); // whether the question is about the step that is asked about

// The same questions as those of the public headers, not put down.
const Stage *own_stage(const Model *m, uint32_t step);
bool is_on_chain(const Model *m, uint32_t below, uint32_t above);
uint32_t use_from(const Model *m, uint32_t step);
ShellKind shell_of(const Model *m, uint32_t step);
ShellKind shell_by(const Model *m, uint32_t step, uint32_t shell); // the latest SHELL being known
const Commands *near_commands(const Model *m, uint32_t step, const Instr *in);

// Which of the texts that were looked for so far a step holds, and any step.
uint32_t texts_of_step(const Model *m, uint32_t step, ShellKind shell);
uint32_t texts_of_file(const Model *m);

#endif
