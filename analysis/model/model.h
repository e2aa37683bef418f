// What the instructions of a file mean together: stages and what they are based on, variables, the user, working
// directory and shell at any point. Built once per revision, asked by rules and features.
#ifndef FL_MODEL_MODEL_H
#define FL_MODEL_MODEL_H

#include "base/arena.h"
#include "model/chains.h"
#include "model/commands.h"
#include "model/image_ref.h"
#include "model/names.h"
#include "model/stage.h"
#include "syntax/doc.h"
#include "syntax/expand.h"
#include "syntax/walk.h"

#define NO_STEP UINT32_MAX
#define NO_VAR  UINT32_MAX

// One instruction of the file, in order (comments, blank lines and directives are none).
typedef struct Step {
    const Instr *instr;
    uint32_t item;  // its item in the document
    uint32_t stage; // NO_STAGE before the first FROM
} Step;

// One variable that an instruction sets or declares.
typedef struct VarDef {
    uint32_t step;
    Str name;
    Span name_span, value_span; // joined; value_span is empty when there is none
    bool is_arg;                // ARG; else ENV
    bool has_value;             // `ARG A` has none
    EnvAnswer answer;           // ENV_SET: `value` is known
    Str value;                  // expanded
} VarDef;

// What the host tells beside the text. All optional; lives as long as the model.
typedef struct Facts {
    const Str *arg_name, *arg_value; // build arguments
    uint32_t arg_count;
    Str target; // stage to build; empty: the last
    Str check;  // options that stand for the `check` directive
    Str ignore; // text of the .dockerignore that applies
    bool has_check, has_ignore;
    bool
        is_builder; // what is not told is not set, as in a build without arguments; else it is unknown
} Facts;

// A model is private to this folder: everything else asks by the functions below.

// The instructions of the file, the stages, the uses of other stages and the definitions, each in the order of the file.
uint32_t step_count(const Model *m);
uint32_t stage_count(const Model *m);
uint32_t use_count(const Model *m);
uint32_t var_count(const Model *m);
const Step *step_of(const Model *m, uint32_t step);
const Stage *stage_at(const Model *m, uint32_t stage);
const StageUse *use_at(const Model *m, uint32_t use);
const VarDef *var_def(const Model *m, uint32_t var);

// The parts of a step.
const Instr *instr_at(const Model *m, uint32_t step);
uint32_t item_of(const Model *m, uint32_t step);
uint32_t stage_index(const Model *m, uint32_t step);

// The steps of one kind, counted from 0, and how many there are.
uint32_t kind_count(const Model *m, InstrKind kind);
uint32_t kind_step(const Model *m, InstrKind kind, uint32_t i);

// The definitions before the first FROM are those below this number.
uint32_t var_globals(const Model *m);

// The document, what the host tells, and the escape character.
const Items *model_items(const Model *m);
const Facts *model_facts(const Model *m);
char model_escape(const Model *m);

// Builds the model of all items; it lives in `a`.
Model *model_build(Arena *a, const Items *items, const Facts *facts);

// The number of the step at an item; NO_STEP for comments and the like.
uint32_t step_at_item(const Model *m, uint32_t item);

// The first step at or behind an item; step_count when there is none.
uint32_t step_from_item(const Model *m, uint32_t item);

// The uses of other stages in a step begin at this number; it may be that there are none.
uint32_t use_first(const Model *m, uint32_t step);

// The latest instruction of that kind that is in effect at `step` (before it), along the FROM chain: its step, or
// NO_STEP. What a base image sets is not known here.
uint32_t last_before(const Model *m, uint32_t step, InstrKind kind);

// Whether a SHELL is in effect at `step`, from this stage or its local bases, and which family of shell runs RUN there.
bool has_shell(const Model *m, uint32_t step);
ShellKind shell_at(const Model *m, uint32_t step);

// Whether `step` is of a Windows stage, by its --platform or by the name of its base image.
bool step_is_windows(const Model *m, uint32_t step);

// The user in effect at `step`, expanded; answer ENV_UNSET when no USER was seen, ENV_UNKNOWN when it cannot be known.
EnvAnswer user_at(const Model *m, uint32_t step, Str *user);

// The value of a variable as instruction `step` sees it (grammar 10.3), and the definition it comes from (or NULL).
// In a FROM, or before the first, the global scope.
EnvAnswer var_at(const Model *m, uint32_t step, Str name, Str *value, const VarDef **def);

// Whether ARG (or ENV) of that name stands before `step` in its stage or in its local bases, with or without value.
bool var_is_declared(const Model *m, uint32_t step, Str name);

// The definition of `name` among the first `limit` that `step` can see, with or without value; NULL if there is none.
const VarDef *var_declared(const Model *m, uint32_t step, uint32_t limit, Str name);

// The preset variables of an ordinary build on linux/amd64.
bool var_preset(const Model *m, Str name, Str *value);

// Takes over what a step has become after an edit that changed no kind of instruction. False, with the model half
// changed, when others can see the difference.
bool model_take(Model *m, uint32_t step, const Instr *in);

// Whether the variable comes with every build in the global scope (BUILDPLATFORM ...; grammar 10.2).
bool var_is_preset(Str name);
Str var_preset_name(uint32_t i); // all of them, counted from 0; empty behind the last

// Expands a text of `step` in its own scope. In an ARG of several names, `limit` is the number of definitions that are
// visible: var_limit(m, step) and those of the names before it.
Expansion expand_at(const Model *m, uint32_t step, Str text, ExpandMode mode);
Expansion expand_within(const Model *m, uint32_t step, uint32_t limit, Str text, ExpandMode mode);
uint32_t var_limit(const Model *m, uint32_t step);
ExpandMode expand_mode(const Model *m); // one word, the file's escape character

// The commands that a RUN, CMD, ENTRYPOINT or HEALTHCHECK starts (also behind ONBUILD: pass the trigger). Never NULL.
const Commands *commands_of(const Model *m, uint32_t step, const Instr *in);

#endif
