// What the instructions of a file mean together: stages and what they are based on, variables, the user, working
// directory and shell at any point. Built once per revision, asked by rules and features.
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

// A model is private to this folder: all others ask by functions, which put down what was asked (model/heard.h). The
// numbers of steps, stages, uses and definitions are names: compare them, hand them on, but never show them.

// Whether there is such a step: to be asked before `step + 1` or `step - 1` is looked at.
bool step_exists(const Model *m, uint32_t step);

// The parts of a step, and stages and uses by their numbers.
const Instr *instr_at(const Model *m, uint32_t step);
uint32_t item_of(const Model *m, uint32_t step);
uint32_t stage_index(const Model *m, uint32_t step);
// Whether it stands in a stage; and whether two stand in the same, or both in none. Who asks no more than this hears nothing
// of the FROM.
bool step_is_in_stage(const Model *m, uint32_t step);
bool steps_share_stage(const Model *m, uint32_t a, uint32_t b);
const Stage *stage_at(const Model *m, uint32_t stage);
const StageUse *use_at(const Model *m, uint32_t use);

// The first step after the stage, and the latest step of a kind in it and the stages below, NO_STEP if there is none.
uint32_t stage_end(const Model *m, const Stage *stage);
uint32_t stage_latest(const Model *m, const Stage *stage, InstrKind kind);

// The same for the stage of a step; NO_STEP before the first FROM.
uint32_t latest_at_end(const Model *m, uint32_t step, InstrKind kind);

// The uses in the stage: from the first number up to the second.
Span stage_uses(const Model *m, const Stage *stage);

// The uses of other stages in a step are those from the first number up to the second.
uint32_t use_first(const Model *m, uint32_t step);
uint32_t use_end(const Model *m, uint32_t step);

// The item with that number, an instruction, a comment or another; NULL when there is none.
const Instr *model_item(const Model *m, uint32_t item);

// How many there are in the file. For rules about the whole file: where a step asks, it is asked again at each edit.
uint32_t step_count(const Model *m);
uint32_t stage_count(const Model *m);
bool has_one_stage(const Model *m);
uint32_t use_count(const Model *m);
uint32_t var_count(const Model *m);

// The steps of one kind, counted from 0, and how many there are.
uint32_t kind_count(const Model *m, InstrKind kind);
uint32_t kind_step(const Model *m, InstrKind kind, uint32_t i);

// The number of the first of them at or behind `step`; their count when there is none.
uint32_t kind_from(const Model *m, InstrKind kind, uint32_t step);

// The case of a keyword, and that of most in stages.
KeywordCase keyword_case(Str word);
KeywordCase keyword_case_of(const Model *m, uint32_t step); // of an instruction, not of its trigger
KeywordCase keyword_case_most(const Model *m);

// The frontend, what the host tells, the escape character, and the document for fixes.
SyntaxImage model_syntax(const Model *m);
Str model_syntax_value(const Model *m);
const Facts *model_facts(const Model *m);
char model_escape(const Model *m);

// The document, for a rule that reads what stands before the first instruction only, or comments for the linter only; and how
// many problems the parser has met in it.
const Items *model_top(const Model *m);
const Items *model_remarks(const Model *m);
uint32_t model_problems(const Model *m);
const Items *model_items(const Model *m);

// Builds the model of all items; it lives in `a`, and answers in `scratch`. The commands and mounts that are read of
// instructions lie in `reads`, which may be the same arena. `texts` are those that were looked for so far.
Model *model_build(Arena *a, Arena *scratch, Arena *reads, const Items *items, const Facts *facts,
                   Texts *texts);

// Frees what answers were made in: they are valid until then. What was read of a few instructions is kept where it has an
// arena of its own; model_forget frees that too.
void model_rest(const Model *m);
void model_forget(const Model *m);
Arena *model_scratch(const Model *m);

// The number of the step at an item; NO_STEP for comments and the like.
uint32_t step_at_item(const Model *m, uint32_t item);

// The first step at or behind an item; step_count when there is none.
uint32_t step_from_item(const Model *m, uint32_t item);

// The latest instruction of that kind that is in effect at `step` (before it), along the FROM chain: its step, or
// NO_STEP. What a base image sets is not known here.
uint32_t last_before(const Model *m, uint32_t step, InstrKind kind);

// Whether a SHELL is in effect at `step`, from this stage or its local bases, and which family of shell runs RUN there.
bool has_shell(const Model *m, uint32_t step);
ShellKind shell_at(const Model *m, uint32_t step);
ShellKind shell_kind_of(Arena *a, const Instr *shell); // of a SHELL instruction
ShellKind shell_kind_named(Str program);

// Whether a comment tells the shell of the step, and no SHELL after it another one.
bool shell_is_told(const Model *m, uint32_t step);

// Whether `step` is of a Windows stage, by its --platform or by the name of its base image.
bool step_is_windows(const Model *m, uint32_t step);

// The commands that a RUN, CMD, ENTRYPOINT or HEALTHCHECK starts (also behind ONBUILD: pass the trigger). Never NULL. And
// the bits of their names and families.
const Commands *commands_of(const Model *m, uint32_t step, const Instr *in);
CommandBits step_commands(const Model *m, uint32_t step, const Instr *in);

// The commands of the instruction of a step, for those who look for some names or families: none when it has none of them.
// What is remembered of it spares reading it again.
const Commands *commands_among(const Model *m, uint32_t step, const Instr *in, Str names);

// What `read` tells of them, at most 254, for those who ask about many instructions: read once, and remembered likewise.
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

// The mounts of a RUN, likewise.
const Mounts *mounts_at(const Model *m, uint32_t step, const Instr *in);

#endif
