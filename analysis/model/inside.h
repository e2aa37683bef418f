// The model from inside: private to model/.
#ifndef FL_MODEL_INSIDE_H
#define FL_MODEL_INSIDE_H

#include "model/facts.h"
#include "model/hearing.h"
#include "model/mentions.h"
#include "model/notes.h"
#include "model/parts.h"

enum { NEAR_MAX = 64 };

// Cache entry for one instruction. It is valid as long as the step holds an instruction with the same
// serial number, also after an edit. The entry and what it points to lie in Model.reads, the notes in
// the scratch arena.
typedef struct Near {
    const Instr *instr;
    uint64_t serial; // of the whole instruction, also where `instr` is its trigger
    uint32_t step;
    ShellKind shell;   // for which the commands were parsed
    uint32_t shell_of; // Nears.rests when `shell` was last seen to hold
    const Commands *commands;
    uint32_t commands_of; // Hearing.number of the part that recorded `commands` as dependency
    bool has_bits;
    CommandBits bits; // of `commands`, valid with has_bits
    const struct Mounts *mounts;
    const struct Noted *note[NOTES];
    uint32_t notes_of; // Hearing.asked of the rule call that the notes belong to
    uint32_t rests;    // Nears.rests when the notes were made: they end with the scratch
} Near;

typedef struct Nears {
    Near *item[NEAR_MAX]; // by step modulo NEAR_MAX; made on demand
    uint32_t rests;       // how often the notes were invalidated
    uint32_t size;        // bytes of instruction text in the entries
} Nears;

struct Model {
    Arena *arena;   // of the revision: lives as long as the model
    Arena *scratch; // for answers; emptied by model_rest
    Arena *reads;   // for parsed commands and mounts; may be the scratch arena
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
    StagePart *part; // private part of each stage
    uint32_t stage_count, stage_room, part_room;
    StageUse *use;
    uint32_t use_count, use_room;
    VarDef *var; // in file order
    uint32_t var_count, var_room;
    bool has_made_names;     // the name of some ENV contains a variable
    uint32_t *known_globals; // how many definitions before the first FROM have their value computed
    uint64_t *var_digest;    // of each definition
    uint32_t var_digest_room;
    Names var_last;                  // name to its last VarDef
    Names stage_last_of;             // name to the last stage with it
    Chains var_chains, stage_chains; // links to the previous one with the same name
    Chains base_chains;              // links from each stage to the stage it is based on
    Names base_written;              // text of a base as written to its index in base_texts
    struct {
        BaseText **item;
        uint32_t count, room;
    } base_texts;
    BaseImage no_image;
    uint32_t *kind_steps;                     // storage of kind_step
    const uint32_t *kind_step[K_UNKNOWN + 1]; // the steps of each kind, ascending
    uint32_t kind_count[K_UNKNOWN + 1];
    uint32_t cases[CASES]; // keyword counts by KeywordCase, in stages
    struct Remark *remarks;
    uint32_t remark_count, moves,
        global_end; // var[0, global_end): definitions before the first FROM
    uint64_t remarks_digest;
    uint32_t renewals; // parts built again by model_take, each of which leaves unused memory
    // Digests of the answers to questions about the whole file (effects.c).
    uint64_t all_stages, all_bases, stage_names, needed, all_uses, all_vars, global_vars,
        global_names;
    uint64_t syntax, context, shell_answers, image_answers;
    SyntaxImage syntax_image;
};

// Whether the image that the stage is based on contains no shell.
bool stage_is_shellless(const Model *m, const Stage *root);

// The kind of the instruction that an ONBUILD defers; K_UNKNOWN for other instructions.
uint8_t trigger_kind(const Instr *in);

// step_from makes a Step without its stage; sort_kinds fills kind_step and kind_count from all
// steps.
Step step_from(Instr *in, uint32_t item);
void sort_kinds(Model *m);

// Sets `latest` to the last step of each kind at the end of stage `base`; to NO_STEP for NO_STAGE.
void inherit_latest(uint32_t *latest, const StagePart *parts, uint32_t base);

// part_inherit copies what a stage takes over from its base stage; part_take adds the step with
// that number.
void part_inherit(StagePart *part, const StagePart *parts);
void part_take(StagePart *part, const Step *step, uint32_t number);

// Invalidates all notes of rules.
void forget_notes(const Model *m);

// The escape character at the end of the file.
char escape_of(const Items *items);

uint64_t use_digest(const Model *m, const StageUse *u);

// The definition with its value computed.
const VarDef *read_def(const Model *m, const VarDef *def);

// Whether the model stores more of an instruction than its kind and place: variables, stages, uses
// of stages.
bool is_told(const Instr *in);

// The same answers as the functions of the public headers give, without recording a dependency.
const Stage *own_stage(const Model *m, uint32_t step);
bool is_on_chain(const Model *m, uint32_t below, uint32_t above);
uint32_t use_from(const Model *m, uint32_t step);
uint32_t limit_at(const Model *m, uint32_t step); // var_limit
uint32_t latest_before(const Model *m, uint32_t step, InstrKind kind);
ShellKind shell_of(const Model *m, uint32_t step);
ShellKind shell_by(const Model *m, uint32_t step, uint32_t shell); // given the latest SHELL
bool may_change_shell(const Model *m,
                      uint32_t step); // whether the shell may differ from that of the step before

// told_before: index of the last comment that tells the shell (told.h) before `item`, in the stage
// or its FROM chain; NOT_TOLD if none. told_shell_digest: digest of the shell told there; `shell`
// is the latest SHELL step, which may override the comment.
uint32_t told_before(const Model *m, const Stage *s, uint32_t item);
uint64_t told_shell_digest(const Model *m, const Stage *s, uint32_t item, uint32_t shell);
const Commands *near_commands(const Model *m, uint32_t step, const Instr *in);

// Whether the walk has computed the state for this step. While dependencies are recorded: the walk
// is at the step; otherwise it is there or past it.
bool is_walked(const Model *m, uint32_t step);

// Bits of Texts: which of the texts searched for so far stand in the step, or in any step.
uint32_t texts_of_step(const Model *m, uint32_t step, ShellKind shell);
uint32_t texts_of_file(const Model *m);

#endif
