// The model while it is being built: private to model/.
#ifndef FL_MODEL_BUILD_H
#define FL_MODEL_BUILD_H

#include "model/inside.h"

typedef struct ModelBuild {
    Model *m;
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
    bool has_vars;     // the definitions exist already and only their values are computed anew
    uint32_t next_var; // with has_vars: the first definition behind the steps read so far
    struct {
        StageUse *item;
        uint32_t count, room;
    } uses;
} ModelBuild;

// Adds the stage that FROM `step` opens, and resolves its base.
void build_stage(ModelBuild *b, uint32_t step);

// Adds the definitions of an ARG or ENV.
void build_vars(ModelBuild *b, uint32_t step);

// Marks the values of the definitions from `from` on as not computed.
void forget_values(Model *m, uint32_t from);

// Adds the uses of other stages in the instruction.
void build_uses(ModelBuild *b, uint32_t step);

// Computes what needs all stages: which are needed and shipped, and what uses name.
void build_needs(ModelBuild *b);

// Sets whether the image at the end of a FROM chain is a Windows image; `s` is the last stage of
// the chain.
void build_root(Model *m, const Stage *s);

// Does all of the above for the steps from `step` on; the model must already hold the steps before
// it.
void build_from(ModelBuild *b, uint32_t step);

// Collects the comments for the linter; move_remarks adds `shift` to the items of those from `item`
// on.
void build_remarks(Model *m);
void move_remarks(Model *m, uint32_t item, uint32_t shift);

// Computes the digests of a complete model; build_var_digests only those of definitions, keeping
// the ones before `from`.
void build_digests(Model *m);
void build_var_digests(Model *m, uint32_t from);

#endif
