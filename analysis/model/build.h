// The model from inside, and while it is being built: private to model/.
#ifndef FL_MODEL_BUILD_H
#define FL_MODEL_BUILD_H

#include "model/facts.h"
#include "model/hearing.h"
#include "model/mentions.h"
#include "model/notes.h"
#include "model/parts.h"

enum { NEAR_MAX = 64 };

// What was read of an instruction, for as long as the scratch lasts.
typedef struct Near {
    const Instr *instr;
    uint32_t step;
    const Commands *commands;
    uint32_t commands_of; // number of the hearing that has put down the question for them
    uint64_t bits;        // of the commands; 0: not asked for
    const struct Mounts *mounts;
    const struct Noted *note[NOTES];
    uint32_t notes_of; // number of the question that the notes belong to
} Near;

struct Model {
    Arena *arena;   // of the revision
    Arena *scratch; // for answers: emptied by model_rest
    Hearing *hearing;
    Walk *walk;
    NewRun *run;
    Near **near; // by steps; in the scratch, made when they are asked for
    const Items *items;
    Facts facts;
    Texts *texts;
    char escape;
    Step *step;
    uint32_t step_count;
    const Stage *stage;
    StagePart *part; // of each stage
    uint32_t stage_count;
    const StageUse *use;
    uint32_t use_count;
    const VarDef *var; // in file order
    uint32_t var_count;
    uint64_t *var_digest;                     // of each
    Names var_last;                           // name to the last VarDef of that name
    Names stage_last_of;                      // name to the last stage of that name
    Chains var_chains, stage_chains;          // from each to those of the same name before it
    Chains base_chains;                       // from each stage to the stage it is based on
    const uint32_t *kind_step[K_UNKNOWN + 1]; // the steps of each kind, in order
    uint32_t kind_count[K_UNKNOWN + 1];
    uint32_t cases[CASES]; // of the keywords in stages
    const struct Remark *remarks;
    uint32_t remark_count, global_end; // var[0, global_end): definitions before the first FROM
    uint64_t remarks_digest;
    // Digests of what the model holds.
    uint64_t all_stages, all_bases, stage_names, needed, all_uses, all_vars, global_vars,
        global_names;
    uint64_t syntax, context, shell_answers, row;
};

typedef struct ModelBuild {
    Model *m;
    Names bases; // the text of a base, to the stage that names it
    struct {
        StagePart *item;
        uint32_t count, room;
    } parts;
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

// Whether the base of a stage that ends its FROM chain is of Windows.
void build_root(Model *m, const Stage *s);

// Whether the image that the stage is based on has no shell.
bool stage_is_shellless(const Model *m, const Stage *root);

// The comments for the linter.
void build_remarks(Model *m);

// Makes the digests of a model that is complete.
void build_digests(Model *m);

uint64_t use_digest(const Model *m, const StageUse *u);

// Whether the model holds more of an instruction than its kind and place.
bool is_told(const Instr *in);

// The same questions as those of the public headers, not put down.
const Stage *own_stage(const Model *m, uint32_t step);
bool is_on_chain(const Model *m, uint32_t below, uint32_t above);
uint32_t use_from(const Model *m, uint32_t step);
uint32_t latest_before(const Model *m, uint32_t step, InstrKind kind);
ShellKind shell_of(const Model *m, uint32_t step);
ShellKind shell_by(const Model *m, uint32_t step, uint32_t shell); // the latest SHELL being known

// The number of the comment that tells the shell at the item, in the stage or on its chain; and what it tells, with a SHELL
// that may come after it, as a digest.
uint32_t told_before(const Model *m, const Stage *s, uint32_t item);
uint64_t told_shell_digest(const Model *m, const Stage *s, uint32_t item, uint32_t shell);
const Commands *near_commands(const Model *m, uint32_t step, const Instr *in);

// Which of the texts that were looked for so far a step holds, and any step.
uint32_t texts_of_step(const Model *m, uint32_t step, ShellKind shell);
uint32_t texts_of_file(const Model *m);

#endif
