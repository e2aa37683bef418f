// Variables: ARG and ENV, their scopes and values.
#ifndef FL_MODEL_VARIABLES_H
#define FL_MODEL_VARIABLES_H

#include "syntax/expand.h"

typedef struct Model Model;
typedef struct Stage Stage;

#define NO_VAR UINT32_MAX

// A definition: one variable that an ARG or ENV sets or declares.
typedef struct VarDef {
    uint32_t step;
    Str name;
    Span name_span, value_span; // joined offsets; value_span is empty when there is none
    bool is_arg;                // ARG; else ENV
    bool has_value;             // `ARG A` has none
    bool is_written, is_read;   // its value is its own text, expanded; that was computed
    EnvAnswer answer;           // ENV_SET: `value` is known
    Str value;                  // expanded
} VarDef;

// The definition with that number, in file order.
const VarDef *var_def(const Model *m, uint32_t var);

// The number of definitions before the first FROM; these are the first ones.
uint32_t var_globals(const Model *m);

// The value of a variable at `step` (language.md 10.3). `*def` gets the definition that it comes
// from, or NULL. In a FROM and before the first one, the global scope is used.
EnvAnswer var_at(const Model *m, uint32_t step, Str name, Str *value, const VarDef **def);

// The latest definition of `name` visible at `step` among the first `limit`, with or without a
// value; NULL if none.
const VarDef *var_declared(const Model *m, uint32_t step, uint32_t limit, Str name);

// The latest ENV of `name` visible at `step` among the first `limit`: what remains in the image,
// without ARGs. NULL if none.
const VarDef *var_lasting(const Model *m, uint32_t step, uint32_t limit, Str name);

// Iterates over the definitions visible at a step, each name once, from the latest to the first:
// pass NULL, then the result. Returns NULL at the end.
const VarDef *var_seen_before(const Model *m, uint32_t step, const VarDef *later);

// Whether an ARG or ENV of the stage, or of a stage it is based on, has that name.
bool stage_defines(const Model *m, const Stage *stage, Str name);

// Whether the name is defined before the first FROM.
bool var_is_global(const Model *m, Str name);

// Whether the image at the end of the step's FROM chain may set the variable, as far as is known.
bool base_may_set(const Model *m, uint32_t step, Str name);

// The preset (automatic platform) variables of a build for linux/amd64.
bool var_preset(const Model *m, Str name, Str *value);

// Whether expansion would leave the text unchanged.
bool text_is_plain(Str s, char escape);

// Expands a text in the scope of `step`. For an ARG with several names, pass as `limit` the number
// of visible definitions: var_limit(m, step) plus those before it in the same ARG. A caller that
// iterates over all definitions up to `limit` must also ask var_count: an edit can add one in a
// stage that the step does not see.
Expansion expand_at(const Model *m, uint32_t step, Str text, ExpandMode mode);
Expansion expand_within(const Model *m, uint32_t step, uint32_t limit, Str text, ExpandMode mode);
// Expands the base of a FROM. When TAG is an ARG without a value, `${TAG:-3.20}` is expanded to its
// default, as `$TAG` is after `ARG TAG=3.20`, although a build may give another value.
Expansion expand_base(const Model *m, uint32_t step, Str text);
uint32_t var_limit(const Model *m, uint32_t step);

// var_limit: the number of definitions before the step. var_end: the same at the end of a stage.
uint32_t var_end(const Model *m, const Stage *stage);
ExpandMode expand_mode(const Model *m); // for one word, with the file's escape character

#endif
