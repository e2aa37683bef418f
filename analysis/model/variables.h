// Variables: ARG and ENV, their scopes, and what they are worth.
#ifndef FL_MODEL_VARIABLES_H
#define FL_MODEL_VARIABLES_H

#include "syntax/expand.h"

typedef struct Model Model;
typedef struct Stage Stage;

#define NO_VAR UINT32_MAX

// One variable that an instruction sets or declares.
typedef struct VarDef {
    uint32_t step;
    Str name;
    Span name_span, value_span; // joined; value_span is empty when there is none
    bool is_arg;                // ARG; else ENV
    bool has_value;             // `ARG A` has none
    bool is_written, is_read;   // its value is that of its own text; and it is known by now
    EnvAnswer answer;           // ENV_SET: `value` is known
    Str value;                  // expanded
} VarDef;

// The definition of that number, in the order of the file.
const VarDef *var_def(const Model *m, uint32_t var);

// The definitions before the first FROM are those below this number.
uint32_t var_globals(const Model *m);

// The value of a variable as instruction `step` sees it (language.md 10.3), and the definition it comes from (or NULL).
// In a FROM, or before the first, the global scope.
EnvAnswer var_at(const Model *m, uint32_t step, Str name, Str *value, const VarDef **def);

// The definition of `name` among the first `limit` that `step` can see, with or without value; NULL if there is none.
const VarDef *var_declared(const Model *m, uint32_t step, uint32_t limit, Str name);

// The ENV of `name` among the first `limit` that `step` can see: what stays when the ARGs are gone. NULL if there is none.
const VarDef *var_lasting(const Model *m, uint32_t step, uint32_t limit, Str name);

// The definitions that a step sees, each name once, the latest first: the one before `later`, or with NULL the latest. NULL
// when there is none.
const VarDef *var_seen_before(const Model *m, uint32_t step, const VarDef *later);

// Whether an ARG or ENV of the stage, or of one that it is based on, has the name.
bool stage_defines(const Model *m, const Stage *stage, Str name);

// Whether the name is defined before the first FROM.
bool var_is_global(const Model *m, Str name);

// Whether the image at the end of the FROM chain of a step may set the variable, as far as that is known.
bool base_may_set(const Model *m, uint32_t step, Str name);

// The preset variables of an ordinary build on linux/amd64.
bool var_preset(const Model *m, Str name, Str *value);

// Whether expanding the text leaves it as it is.
bool text_is_plain(Str s, char escape);

// Expands a text of `step` in its own scope. In an ARG of several names, `limit` is the number of definitions that are
// visible: var_limit(m, step) and those of the names before it. Who walks all definitions up to there asks var_count, too, as
// another one may come between in a stage that the step does not see.
Expansion expand_at(const Model *m, uint32_t step, Str text, ExpandMode mode);
Expansion expand_within(const Model *m, uint32_t step, uint32_t limit, Str text, ExpandMode mode);
// The base of a FROM, in which `${TAG:-3.20}` means what stands there, as `$TAG` does after `ARG TAG=3.20`: be TAG an ARG
// without a value, which may be given.
Expansion expand_base(const Model *m, uint32_t step, Str text);
uint32_t var_limit(const Model *m, uint32_t step);

// The same at the end of a stage.
uint32_t var_end(const Model *m, const Stage *stage);
ExpandMode expand_mode(const Model *m); // one word, the file's escape character

#endif
