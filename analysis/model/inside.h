// The model from inside: private to model/.
#ifndef FL_MODEL_INSIDE_H
#define FL_MODEL_INSIDE_H

#include "model/facts.h"
#include "model/hearing.h"
#include "model/mentions.h"
#include "model/notes.h"
#include "model/parts.h"

enum { NEAR_MAX = 64 };

// What was read of an instruction. It may stay beyond an edit, as long as the same serial stands there.
typedef struct Near {
    const Instr *instr;
    uint64_t serial; // of the whole instruction, also where `instr` is its trigger
    uint32_t step;
    ShellKind shell;   // that the commands were read for
    uint32_t shell_of; // value of `rests` when it was still the same
    const Commands *commands;
    uint32_t commands_of; // number of the hearing that has put down the question for them
    bool has_bits;
    CommandBits bits; // of the commands, when they were asked for
    const struct Mounts *mounts;
    const struct Noted *note[NOTES];
    uint32_t notes_of; // number of the question that the notes belong to
    uint32_t rests;    // when they were made: they lie in the scratch
} Near;

typedef struct Nears {
    Near *item[NEAR_MAX]; // by steps; made when they are asked for
    uint32_t rests;       // how often the scratch was emptied
    uint32_t size;        // bytes of text that were read
} Nears;

struct Model {
    Arena *arena;   // of the revision
    Arena *scratch; // for answers: emptied by model_rest
    Arena *reads;   // for what is read of instructions; or the scratch
    Hearing *hearing;
    Walk *walk;
    NewRun *run;
    Nears *near;
    const Items *items;
    Facts facts;
    Texts *texts;
    char escape;
    Step *step;
    uint32_t step_count, step_room;
    Stage *stage;
    StagePart *part; // of each stage
    uint32_t stage_count, stage_room, part_room;
    StageUse *use;
    uint32_t use_count, use_room;
    VarDef *var; // in file order
    uint32_t var_count, var_room;
    bool has_made_names;     // that of some definition is made of values
    uint32_t *known_globals; // how many of those before the first FROM are read
    uint64_t *var_digest;    // of each
    uint32_t var_digest_room;
    Names var_last;                  // name to the last VarDef of that name
    Names stage_last_of;             // name to the last stage of that name
    Chains var_chains, stage_chains; // from each to those of the same name before it
    Chains base_chains;              // from each stage to the stage it is based on
    Names base_written;              // what is written as a base to its number
    struct {
        BaseText **item;
        uint32_t count, room;
    } base_texts;
    BaseImage no_image;
    uint32_t *kind_steps;                     // of one kind after the other
    const uint32_t *kind_step[K_UNKNOWN + 1]; // the steps of each kind, in order
    uint32_t kind_count[K_UNKNOWN + 1];
    uint32_t cases[CASES]; // of the keywords in stages
    struct Remark *remarks;
    uint32_t remark_count, moves,
        global_end; // var[0, global_end): definitions before the first FROM
    uint64_t remarks_digest;
    uint32_t renewals; // that left memory behind
    // Digests of what the model holds.
    uint64_t all_stages, all_bases, stage_names, needed, all_uses, all_vars, global_vars,
        global_names;
    uint64_t syntax, context, shell_answers, image_answers;
    SyntaxImage syntax_image;
};

// Whether the image that the stage is based on has no shell.
bool stage_is_shellless(const Model *m, const Stage *root);

// The kind of what an ONBUILD defers, K_UNKNOWN of others.
uint8_t trigger_kind(const Instr *in);

// A step as it is before the stages are known. Fills kind_step and kind_count.
Step step_from(Instr *in, uint32_t item);
void sort_kinds(Model *m);

// The last steps of each kind with which a stage begins: those of the stage that it is based on, or none.
void inherit_latest(uint32_t *latest, const StagePart *parts, uint32_t base);

// The same for all that a stage has of those below; and a step that is added to it.
void part_inherit(StagePart *part, const StagePart *parts);
void part_take(StagePart *part, const Step *step, uint32_t number);

// Forgets what rules have noted of instructions: they have changed.
void forget_notes(const Model *m);

// The escape character at the end of the file.
char escape_of(const Items *items);

uint64_t use_digest(const Model *m, const StageUse *u);

// A definition with its value, which is read when somebody asks for it.
const VarDef *read_def(const Model *m, const VarDef *def);

// Whether the model holds more of an instruction than its kind and place.
bool is_told(const Instr *in);

// The same questions as those of the public headers, not put down.
const Stage *own_stage(const Model *m, uint32_t step);
bool is_on_chain(const Model *m, uint32_t below, uint32_t above);
uint32_t use_from(const Model *m, uint32_t step);
uint32_t limit_at(const Model *m, uint32_t step); // of var_limit
uint32_t latest_before(const Model *m, uint32_t step, InstrKind kind);
ShellKind shell_of(const Model *m, uint32_t step);
ShellKind shell_by(const Model *m, uint32_t step, uint32_t shell); // the latest SHELL being known
bool may_change_shell(const Model *m,
                      uint32_t step); // from the step before, for who goes from one to the next

// The number of the comment that tells the shell at the item, in the stage or on its chain; and what it tells, with a SHELL
// that may come after it, as a digest.
uint32_t told_before(const Model *m, const Stage *s, uint32_t item);
uint64_t told_shell_digest(const Model *m, const Stage *s, uint32_t item, uint32_t shell);
const Commands *near_commands(const Model *m, uint32_t step, const Instr *in);

// Whether a walk that asks has just come by the step, or, where nothing is put down, some time.
bool is_walked(const Model *m, uint32_t step);

// Which of the texts that were looked for so far a step holds, and any step.
uint32_t texts_of_step(const Model *m, uint32_t step, ShellKind shell);
uint32_t texts_of_file(const Model *m);

#endif
