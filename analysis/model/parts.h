// The parts of steps and stages that only the functions of the model show: private to model/.
#ifndef FL_MODEL_PARTS_H
#define FL_MODEL_PARTS_H

#include "model/notes.h"

// One instruction of the file. Steps are numbered in order; comments, blank lines and directives
// are no steps.
typedef struct Step {
    Instr *instr;
    uint32_t item;      // its item number in the document
    uint32_t stage;     // NO_STAGE before the first FROM
    uint32_t first_use; // number of its first use of a stage, or of the next use behind it
    uint8_t instr_kind, keyword_case;
    uint8_t trigger; // kind of the instruction that an ONBUILD defers, else K_UNKNOWN
    bool is_told;    // the model stores more of it than its kind (is_told)
    uint8_t shell;   // ShellKind in effect; set by the walk
    uint32_t texts;  // bits of Texts that its FROM chain holds up to here; set by the walk
} Step;

// An image named as a base: what its text tells.
typedef struct BaseImage {
    ImageRef whole, kind; // the reference, and the same without its version (stage_root_image)
    bool is_windows, is_shellless;
    const void *note[BASE_NOTES]; // cached values that depend on `whole` alone (notes.h)
} BaseImage;

// A base's text with its expansion. All FROMs see the same variables, so equal texts are expanded
// once.
typedef struct BaseText {
    Expansion expanded;
    BaseImage *image; // NULL until it was resolved to an image
} BaseText;

// The private part of a Stage.
typedef struct StagePart {
    uint32_t base_stage;            // the stage that it is based on, NO_STAGE if none
    uint32_t root_stage;            // the stage at the end of its FROM chain
    uint32_t end;                   // the first step after it
    uint32_t latest[KEYWORD_COUNT]; // last step of each kind in the FROM chain, NO_STEP if none
    uint32_t triggers;              // bits of the kinds that ONBUILDs in the FROM chain defer
    uint32_t first_use, use_end;    // its uses of stages
    bool is_needed, is_windows, may_be_windows, is_for_people;
    uint32_t told;         // index of the last comment on the chain that tells a shell, or NOT_TOLD
    uint32_t first_var;    // number of its first definition
    uint32_t known_vars;   // definitions before this number have their value computed
    bool knows_below;      // so have all definitions of the stages that it is based on
    Str base;              // the base's text, expanded
    BaseImage *image;      // the image of BASE_IMAGE; else one with no valid field
    const void *note;      // root_note, or NULL
    const Expansion *text; // the expansion of the base's text; NULL: no base
    // Digests: of its FROM; of the FROMs on its chain; of its base's text; of these on its chain;
    // of the image at the chain's end.
    uint64_t digest, chain, base_text, base_texts, root;
} StagePart;

// The number of a stage; the stage it is based on, or NULL; the stage at the end of its FROM chain.
// Records no dependency.
uint32_t number_of(const Model *m, const Stage *stage);
const Stage *base_of(const Model *m, const Stage *stage);
const Stage *root_of(const Model *m, const Stage *stage);

#endif
