// What the instructions of a file mean together: stages and what they are based on, variables, the user, working
// directory and shell at any point. Built once per revision, asked by rules and features.
#ifndef FL_MODEL_MODEL_H
#define FL_MODEL_MODEL_H

#include "base/arena.h"
#include "model/commands.h"
#include "model/image_ref.h"
#include "model/names.h"
#include "syntax/doc.h"
#include "syntax/expand.h"
#include "syntax/walk.h"

#define NO_STAGE UINT32_MAX
#define NO_STEP  UINT32_MAX
#define NO_VAR   UINT32_MAX

// One instruction of the file, in order (comments, blank lines and directives are none).
typedef struct Step {
    const Instr *instr;
    uint32_t item;  // its item in the document
    uint32_t stage; // NO_STAGE before the first FROM
} Step;

typedef enum BaseKind {
    BASE_UNKNOWN, // no word behind FROM, or a value that cannot be known here
    BASE_SCRATCH,
    BASE_STAGE,   // an earlier stage
    BASE_IMAGE,
} BaseKind;

typedef struct Stage {
    uint32_t index;
    uint32_t from, end;  // steps [from, end): from is the FROM
    Str name;            // lower case; empty when it has none
    uint32_t earlier;    // the stage of the same name before this one, NO_STAGE if none
    const Node *name_node, *base_node; // words of the FROM, NULL when missing
    Str base;            // the base's text, ARG defaults resolved; empty when it is not known
    bool base_is_known;
    BaseKind base_kind;
    uint32_t base_stage; // BASE_STAGE: its index, else NO_STAGE
    ImageRef image;      // BASE_IMAGE: what `base` names
    uint32_t root;       // the stage at the end of its FROM chain, itself when the base is no stage
    uint32_t depth;      // stages below it on that chain
    uint32_t latest[KEYWORD_COUNT]; // the last step of each kind in the chain, NO_STEP if none
    uint32_t first_use, use_end; // its uses: model->use[first_use, use_end)
    bool is_needed;      // the last stage, or something that it needs, directly or not
    bool is_shipped;     // the last stage, or one on its FROM chain (rules.md 1.7)
} Stage;

// A use of another stage or image: COPY --from, RUN --mount from.
typedef struct StageUse {
    uint32_t step;
    Span value;          // joined; the text behind `from=`
    Str text;            // without quotes
    bool is_mount;
    bool is_literal;     // no variable in it
    bool is_index;       // a number (COPY only)
    uint32_t stage;      // the stage it names, in the whole file; NO_STAGE if none
    bool is_bad_index;   // a number out of range
} StageUse;

// One variable that an instruction sets or declares.
typedef struct VarDef {
    uint32_t step;
    Str name;
    Span name_span, value_span; // joined; value_span is empty when there is none
    bool is_arg;         // ARG; else ENV
    bool has_value;      // `ARG A` has none
    EnvAnswer answer;    // ENV_SET: `value` is known
    Str value;           // expanded
    uint32_t earlier;    // the definition of the same name before this one, NO_VAR if none
} VarDef;

// What the host tells beside the text. All optional; lives as long as the model.
typedef struct Facts {
    const Str *arg_name, *arg_value; // build arguments
    uint32_t arg_count;
    Str target;          // stage to build; empty: the last
    Str ignore;          // text of the .dockerignore that applies
    bool has_ignore;
    bool is_builder;     // what is not told is not set, as in a build without arguments; else it is unknown
} Facts;

typedef struct Model {
    Arena *arena;        // of the revision
    const Items *items;
    Facts facts;
    char escape;
    const Step *step;
    uint32_t step_count;
    const Stage *stage;
    uint32_t stage_count;
    const StageUse *use;
    uint32_t use_count;
    const VarDef *var;   // in file order
    uint32_t var_count;
    Names var_last;      // name to the last VarDef of that name
    Names stage_last_of; // name to the last stage of that name
    const uint32_t *kind_step[KEYWORD_COUNT]; // the steps of each kind, in order
    uint32_t kind_count[KEYWORD_COUNT];
    uint32_t global_end; // definitions before the first FROM: model->var[0, global_end)
    const Commands **commands; // per step, filled when asked
    struct Mentions **mentions; // filled when asked (model/mentions.h)
} Model;

// Builds the model of all items; it lives in `a`.
Model *model_build(Arena *a, const Items *items, const Facts *facts);

// The stage of a step, or NULL before the first FROM.
const Stage *stage_of(const Model *m, uint32_t step);
const Stage *stage_last(const Model *m); // NULL when there is none

// The nearest stage of that name (any case) before `before`; NULL if there is none.
const Stage *stage_named(const Model *m, Str name, uint32_t before);

// The number of the step at an item; NO_STEP for comments and the like.
uint32_t step_at_item(const Model *m, uint32_t item);

// Whether stage `below` is `above` or on its FROM chain.
bool stage_is_base(const Model *m, uint32_t below, uint32_t above);

// The latest instruction of that kind that is in effect at `step` (before it), along the FROM chain: its step, or
// NO_STEP. What a base image sets is not known here.
uint32_t last_before(const Model *m, uint32_t step, InstrKind kind);

// Whether a SHELL is in effect at `step`, from this stage or its local bases, and which family of shell runs RUN there.
bool has_shell(const Model *m, uint32_t step);
ShellKind shell_at(const Model *m, uint32_t step);

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
bool var_preset(Str name, Str *value);

// Whether the variable comes with every build in the global scope (BUILDPLATFORM ...; grammar 10.2).
bool var_is_preset(Str name);

// Expands a text of `step` in its own scope. In an ARG of several names, `limit` is the number of definitions that are
// visible: var_limit(m, step) and those of the names before it.
Expansion expand_at(const Model *m, uint32_t step, Str text, ExpandMode mode);
Expansion expand_within(const Model *m, uint32_t step, uint32_t limit, Str text, ExpandMode mode);
uint32_t var_limit(const Model *m, uint32_t step);
ExpandMode expand_mode(const Model *m); // one word, the file's escape character

// The commands that a RUN, CMD, ENTRYPOINT or HEALTHCHECK starts (also behind ONBUILD: pass the trigger). Never NULL.
const Commands *commands_of(const Model *m, uint32_t step, const Instr *in);

#endif
