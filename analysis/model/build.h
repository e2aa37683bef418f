// The model from inside, and while it is being built: private to model/.
#ifndef FL_MODEL_BUILD_H
#define FL_MODEL_BUILD_H

#include "model/model.h"

struct Model {
    Arena *arena; // of the revision
    const Items *items;
    Facts facts;
    char escape;
    const Step *step;
    uint32_t step_count;
    const Stage *stage;
    uint32_t stage_count;
    const StageUse *use;
    uint32_t use_count;
    const VarDef *var; // in file order
    uint32_t var_count;
    Names *asked;                             // names whose value was asked for
    Names var_last;                           // name to the last VarDef of that name
    Names stage_last_of;                      // name to the last stage of that name
    Chains var_chains, stage_chains;          // from each to those of the same name before it
    Chains base_chains;                       // from each stage to the stage it is based on
    const uint32_t *kind_step[KEYWORD_COUNT]; // the steps of each kind, in order
    uint32_t kind_count[KEYWORD_COUNT];
    uint32_t global_end;        // definitions before the first FROM: model->var[0, global_end)
    const Commands **commands;  // per step, filled when asked
    struct Mentions **mentions; // filled when asked (model/mentions.h)
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

// Takes the values over that an ARG or ENV has after an edit. False, with the model half changed, when the names are
// others, or when somebody has asked for one of them.
bool vars_take(const Model *m, uint32_t step);

// The stage that FROM `step` opens, with its base resolved.
void build_stage(ModelBuild *b, uint32_t step);

// What the instruction defines: ARG and ENV.
void build_vars(ModelBuild *b, uint32_t step);

// The other stages that the instruction names.
void build_uses(ModelBuild *b, uint32_t step);

// What can only be told when all are known: which stages are needed and shipped, what uses name.
void build_needs(ModelBuild *b);

// Whether a text that was looked for was found in the step; and whether one would be found in it now.
bool mentions_have(const Model *m, uint32_t step);
bool mentions_hold(const Model *m, uint32_t step);

// The value of a name with only the definitions [0, limit) visible, in the stage of `step`.
EnvAnswer var_before(const Model *m, uint32_t step, uint32_t limit, Str name, Str *value,
                     const VarDef **def);

#endif
