// What is named at a place, and where else: stages, variables, heredoc words, users, groups.
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

// One thing that has a name. Spans are joined, of the instruction at `step`.
typedef struct Named {
    NamedKind kind;
    Str name;
    uint32_t step;
    Span span;      // the name at the cursor
    uint32_t stage; // NAMED_STAGE: its number
    uint32_t scope; // NAMED_VARIABLE: equal for all that are one variable
    const VarDef *
        def; // NAMED_VARIABLE: the definition that is seen here, or that stands here; NULL if there is none
    const VarDef *env;  // NAMED_VARIABLE: the ENV that sets anew what the base may set; else NULL
    bool is_own;        // NAMED_VARIABLE: the shell of this instruction sets it somewhere
    bool is_definition; // the cursor is on it
    uint32_t heredoc;   // NAMED_HEREDOC: its number in the instruction
} Named;

// The places of one name, while they are collected.
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

// Adds every place of it.
void named_places(Places *p, const Named *named);

void place_add(Places *p, uint32_t step, const Instr *in, Span joined, FlName like);

// Two rows of places, from `first` and from `middle` on, each in the order of the text, become one.
void places_merge(Places *p, uint32_t first, uint32_t middle);

// ---- What triggers take from (trigger_uses.c) ----

typedef struct TriggerUse {
    uint32_t step, stage; // NO_STAGE when no stage of this file is called so
    Span value;           // joined
    Str text;             // without quotes
    bool is_index;
} TriggerUse;

typedef struct TriggerUses {
    TriggerUse *item;
    uint32_t count, room;
} TriggerUses;

// What the triggers in a stage take from, where another stage of this file is based on it; else nothing.
TriggerUses trigger_uses(Arena *a, const Model *m, const Stage *stage);

// ---- Variables (readings.c, named_variable.c) ----

// One reading of a variable.
typedef struct Reading {
    Str name;
    Span span;            // joined, the name alone
    uint32_t limit;       // definitions that may be seen
    bool is_of_container; // when the container runs, or another build: only ENV is there
    bool is_set;          // a shell or a trigger sets it
    bool is_own;          // the shell of this instruction sets it somewhere
} Reading;

typedef struct Readings {
    Reading *item;
    uint32_t count, room;
} Readings;

// What an instruction, or the trigger in one, reads by `$NAME` and `${NAME}`, through the builder or a shell, and what its
// shell sets itself.
Readings readings_of(Arena *a, const Model *m, uint32_t step, const Instr *in);

// Whether a command of the instruction is a shell that reads the body: `bash <<EOF`.
bool body_is_fed(const Commands *commands, const Heredoc *h);

// Where a definition writes its name as it is, without quotes around it; empty where other quotes, escapes or variables
// stand in it.
Span variable_name_span(const Model *m, const VarDef *def);

bool variable_at(Places *p, uint32_t step, const Instr *in, uint32_t joined, Named *found);
void variable_places(Places *p, const Named *named);

// Where a shell or a trigger has set a variable that the builder does not: the last time before it is read there.
void variable_set_before(Places *p, const Named *named);

// ---- Users and groups (named_user.c) ----

bool user_named_at(Places *p, uint32_t step, const Instr *in, uint32_t joined, Named *found);
void user_places(Places *p, const Named *named);

#endif
