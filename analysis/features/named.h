// What a place names, and all other places that name the same: stages, variables, heredocs, users,
// groups.
#ifndef FL_FEATURES_NAMED_H
#define FL_FEATURES_NAMED_H

#include "fl_editor.h"
#include "lint/open_document.h"
#include "shell/commands.h"

typedef enum NamedKind {
    NAMED_NOTHING,
    NAMED_STAGE,
    NAMED_VARIABLE,
    NAMED_HEREDOC,
    NAMED_USER,
    NAMED_GROUP
} NamedKind;

// A named thing. Spans are joined offsets of the instruction at `step`.
typedef struct Named {
    NamedKind kind;
    Str name;
    uint32_t step;
    Span span;          // the name at the cursor
    uint32_t stage;     // NAMED_STAGE: its number
    uint32_t scope;     // NAMED_VARIABLE: equal for uses of the same variable
    const VarDef *def;  // NAMED_VARIABLE: the definition seen or standing here; NULL if none
    const VarDef *env;  // NAMED_VARIABLE: an ENV that overrides the base image's value; else NULL
    bool is_own;        // NAMED_VARIABLE: the instruction's own shell sets it
    bool is_definition; // the cursor is on the definition
    uint32_t heredoc;   // NAMED_HEREDOC: its index in the instruction
} Named;

// Collects the places of a name.
typedef struct Places {
    Arena *arena;
    FlDoc *doc;
    const Model *model;
    struct {
        FlName *item;
        uint32_t count, room;
    } list;
} Places;

Named named_at(Places *p, uint32_t at);

// Adds all places of the named thing.
void named_places(Places *p, const Named *named);

void place_add(Places *p, uint32_t step, const Instr *in, Span joined, FlName like);

// Merges two sorted rows of places, from `first` and from `middle` on.
void places_merge(Places *p, uint32_t first, uint32_t middle);

// ---- Stages used in ONBUILD triggers (trigger_uses.c) ----

typedef struct TriggerUse {
    uint32_t step, stage; // NO_STAGE: no stage of this file has that name
    Span value;           // joined offsets
    Str text;             // without quotes
    bool is_index;
} TriggerUse;

typedef struct TriggerUses {
    TriggerUse *item;
    uint32_t count, room;
} TriggerUses;

// The stages that the triggers of a stage use, if another stage of this file is based on it; else
// none.
TriggerUses trigger_uses(Arena *a, const Model *m, const Stage *stage);

// ---- Variables (readings.c, named_variable.c) ----

// A use of a variable.
typedef struct Reading {
    Str name;
    Span span;            // joined offsets of the name
    uint32_t limit;       // number of definitions that may be visible
    bool is_of_container; // evaluated in the container or a later build: only ENV is visible
    bool is_set;          // a shell or a trigger sets it here
    bool is_own;          // the instruction's own shell sets it somewhere
} Reading;

typedef struct Readings {
    Reading *item;
    uint32_t count, room;
} Readings;

// The uses of variables in an instruction or trigger, by `$NAME` and `${NAME}`, expanded by the
// builder or a shell; and the variables that its shell sets.
Readings readings_of(Arena *a, const Model *m, uint32_t step, const Instr *in);

// Whether a shell command of the instruction reads the body as its script: `bash <<EOF`.
bool body_is_fed(const Commands *commands, const Heredoc *h);

// The name in a definition, without surrounding quotes; empty when it contains other quotes,
// escapes or variables.
Span variable_name_span(const Model *m, const VarDef *def);

bool variable_at(Places *p, uint32_t step, const Instr *in, uint32_t joined, Named *found);
void variable_places(Places *p, const Named *named);

// Adds the last place before a use where a shell or trigger sets a variable that the builder does
// not set.
void variable_set_before(Places *p, const Named *named);

// ---- Users and groups (named_user.c) ----

bool user_named_at(Places *p, uint32_t step, const Instr *in, uint32_t joined, Named *found);
void user_places(Places *p, const Named *named);

#endif
