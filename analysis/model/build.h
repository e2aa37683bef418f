// The model while it is being built: private to model/.
#ifndef FL_MODEL_BUILD_H
#define FL_MODEL_BUILD_H

#include "model/model.h"

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

#endif
