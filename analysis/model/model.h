// The meaning of the instructions of a file together: stages and what they are based on, variables, and the user, working
// directory and shell at any step. Lives for one revision, updated by model_take after most edits.
#ifndef FL_MODEL_MODEL_H
#define FL_MODEL_MODEL_H

#include "base/arena.h"
#include "base/chains.h"
#include "base/names.h"
#include "model/mentions.h"
#include "model/mounts.h"
#include "model/stage.h"
#include "model/syntax_image.h"
#include "model/told.h"
#include "model/variables.h"
#include "shell/commands.h"
#include "syntax/doc.h"
#include "syntax/walk.h"
#include "values/image_ref.h"

#define NO_STEP UINT32_MAX

typedef enum KeywordCase { WORDS_MIXED, WORDS_LOWER, WORDS_UPPER, CASES } KeywordCase;

// struct Model is private to this folder. The functions below record what was asked as a dependency (model/heard.h). Step, stage,
// use and definition numbers are handles: compare and pass them, never print them.

// Whether the step exists. Ask it before you look at `step + 1` or `step - 1`.
bool step_exists(const Model *m, uint32_t step);

// The instruction, item number and stage number (NO_STAGE before the first FROM) of a step; stages and uses by their number.
const Instr *instr_at(const Model *m, uint32_t step);
uint32_t item_of(const Model *m, uint32_t step);
uint32_t stage_index(const Model *m, uint32_t step);
// Whether a step stands in a stage; whether two steps stand in the same stage, or both in none. These record no dependency on the
// FROM's text.
bool step_is_in_stage(const Model *m, uint32_t step);
bool steps_share_stage(const Model *m, uint32_t a, uint32_t b);
const Stage *stage_at(const Model *m, uint32_t stage);
const StageUse *use_at(const Model *m, uint32_t use);

// The first step after the stage. The last step of a kind in the stage or its base stages; NO_STEP if none.
uint32_t stage_end(const Model *m, const Stage *stage);
uint32_t stage_latest(const Model *m, const Stage *stage, InstrKind kind);

// stage_latest for the stage of a step; NO_STEP before the first FROM.
uint32_t latest_at_end(const Model *m, uint32_t step, InstrKind kind);

// The range of use numbers [start, end) that belong to the stage.
Span stage_uses(const Model *m, const Stage *stage);

// The uses of other stages in a step: numbers [use_first, use_end).
uint32_t use_first(const Model *m, uint32_t step);
uint32_t use_end(const Model *m, uint32_t step);

// The item with that number (instruction, comment, blank line, directive); NULL when there is none.
const Instr *model_item(const Model *m, uint32_t item);

// Counts for the whole file, meant for check_file. A rule about one step that asks them depends on the whole file, so it runs
// again after each edit.
uint32_t step_count(const Model *m);
uint32_t stage_count(const Model *m);
bool has_one_stage(const Model *m);
uint32_t use_count(const Model *m);
uint32_t var_count(const Model *m);

// How many steps have that kind, and the i-th of them, counted from 0.
uint32_t kind_count(const Model *m, InstrKind kind);
uint32_t kind_step(const Model *m, InstrKind kind, uint32_t i);

// The index among them of the first one at or after `step`; kind_count when there is none.
uint32_t kind_from(const Model *m, InstrKind kind, uint32_t step);

// How a keyword is written; keyword_case_most: how most keywords in stages are written.
KeywordCase keyword_case(Str word);
KeywordCase keyword_case_of(const Model *m, uint32_t step); // not of its trigger
KeywordCase keyword_case_most(const Model *m);

// The frontend, the value of the `syntax` directive, what the host told (told.h), and the escape character at the end of the
// file.
SyntaxImage model_syntax(const Model *m);
Str model_syntax_value(const Model *m);
const Facts *model_facts(const Model *m);
char model_escape(const Model *m);

// The document, with a narrow dependency: model_top for rules that read only what stands before the first instruction,
// model_remarks for rules that read only comments for the linter. model_problems: how many problems the parser found. model_items
// depends on the whole file.
const Items *model_top(const Model *m);
const Items *model_remarks(const Model *m);
uint32_t model_problems(const Model *m);
const Items *model_items(const Model *m);

// Builds the model of all items in arena `a`. Answers are allocated in `scratch`, parsed commands and mounts in `reads`, which
// may be the same arena. `facts` may be NULL. `texts`: what was searched for so far in this document (mentions.h).
Model *model_build(Arena *a, Arena *scratch, Arena *reads, const Items *items, const Facts *facts,
                   Texts *texts);

// model_rest empties the scratch arena, which invalidates all answers allocated there. It keeps parsed
// commands and mounts while they are few and have an arena of their own; model_forget frees them too.
void model_rest(const Model *m);
void model_forget(const Model *m);
Arena *model_scratch(const Model *m);

// The step of an item; NO_STEP for comments, blank lines and directives.
uint32_t step_at_item(const Model *m, uint32_t item);

// The first step at or after an item; the number of steps when there is none.
uint32_t step_from_item(const Model *m, uint32_t item);

// The latest instruction of that kind before `step` on the FROM chain; NO_STEP if none. What a base image sets is not known.
uint32_t last_before(const Model *m, uint32_t step, InstrKind kind);

// Whether a SHELL is in effect at `step`, from its stage or the stages below it; and the kind of shell that runs a RUN there.
bool has_shell(const Model *m, uint32_t step);
ShellKind shell_at(const Model *m, uint32_t step);
ShellKind shell_kind_of(Arena *a, const Instr *shell); // of a SHELL instruction
ShellKind shell_kind_named(Str program);

// Whether a comment tells the shell of the step and no later SHELL overrides it.
bool shell_is_told(const Model *m, uint32_t step);

// Whether `step` belongs to a Windows stage, by its --platform or by the name of its base image.
bool step_is_windows(const Model *m, uint32_t step);

// The commands that a RUN, CMD, ENTRYPOINT or HEALTHCHECK starts; for an ONBUILD pass the trigger as `in`. Never NULL; valid
// until model_rest. step_commands: the names and families of these commands as bits.
const Commands *commands_of(const Model *m, uint32_t step, const Instr *in);
CommandBits step_commands(const Model *m, uint32_t step, const Instr *in);

// commands_of for callers that look for some names or families (blank-separated): empty when none of them occurs. The bits cached
// with the instruction mostly spare parsing it.
const Commands *commands_among(const Model *m, uint32_t step, const Instr *in, Str names);

// A number up to 254 that `read` computes from the commands. It is computed once per instruction and cached there.
typedef enum Trait {
    TRAIT_WORK,
    TRAIT_APT_NEED,
    TRAIT_APT_LISTS,
    TRAIT_CHECKS,
    TRAIT_HOME,
    TRAITS
} Trait;

uint8_t commands_trait(const Model *m, uint32_t step, const Instr *in, Trait trait,
                       uint8_t (*read)(const Commands *commands));

// The mounts of a RUN. Never NULL; valid until model_rest.
const Mounts *mounts_at(const Model *m, uint32_t step, const Instr *in);

#endif
