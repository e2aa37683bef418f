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
    bool has_vars;     // they are known already, but for the values
    uint32_t next_var; // of those the first that stands behind the steps that were read
    struct {
        StageUse *item;
        uint32_t count, room;
    } uses;
} ModelBuild;

// The stage that FROM `step` opens, with its base resolved.
void build_stage(ModelBuild *b, uint32_t step);

// What the instruction defines: ARG and ENV.
void build_vars(ModelBuild *b, uint32_t step);

// Values of the definitions from `from` on are read again when somebody asks.
void forget_values(Model *m, uint32_t from);

// The other stages that the instruction names.
void build_uses(ModelBuild *b, uint32_t step);

// What can only be told when all are known: which stages are needed and shipped, what uses name.
void build_needs(ModelBuild *b);

// Whether the base of a stage that ends its FROM chain is of Windows.
void build_root(Model *m, const Stage *s);

// All of that for the steps from `step` on, where what those before them tell is known.
void build_from(ModelBuild *b, uint32_t step);

// The comments for the linter.
void build_remarks(Model *m);
void move_remarks(Model *m, uint32_t item, uint32_t shift); // those from the item on, by so many

// Makes the digests of a model that is complete; and those of its variables, when the ones before `from` are what they were.
void build_digests(Model *m);
void build_var_digests(Model *m, uint32_t from);

#endif
