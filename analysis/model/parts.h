// What the model holds of steps and stages, and others ask by functions: private to model/.
#ifndef FL_MODEL_PARTS_H
#define FL_MODEL_PARTS_H

#include "model/notes.h"

// One instruction of the file, in order (comments, blank lines and directives are none).
typedef struct Step {
    Instr *instr;
    uint32_t item;      // its item in the document
    uint32_t stage;     // NO_STAGE before the first FROM
    uint32_t first_use; // of its uses of stages, and those behind it
    uint8_t instr_kind, keyword_case;
    uint8_t trigger; // the kind of what an ONBUILD defers, K_UNKNOWN of others
    bool is_told;    // the model holds more of it than its kind
    uint8_t shell;   // ShellKind in effect, once a walk has come by
    uint32_t texts;  // the same: which of the texts its chain holds up to here
} Step;

// An image that is named as a base: what its text tells.
typedef struct BaseImage {
    ImageRef whole, kind; // what it names, and without its version
    bool is_windows, is_shellless;
    const void *note[BASE_NOTES]; // what follows from `whole` alone
} BaseImage;

// The text of a base. All FROMs see the same variables, so that what it comes to is read once as long as these stay.
typedef struct BaseText {
    Expansion expanded;
    BaseImage *image; // NULL until it has named one
} BaseText;

// The rest of a stage: what others ask by functions.
typedef struct StagePart {
    uint32_t base_stage;            // the one that it is based on, NO_STAGE if none
    uint32_t root_stage;            // the one at the end of its FROM chain
    uint32_t end;                   // the first step after it
    uint32_t latest[KEYWORD_COUNT]; // the last step of each kind in the chain, NO_STEP if none
    uint32_t triggers;              // kinds of what the ONBUILDs in the chain defer, as bits
    uint32_t first_use, use_end;    // its uses
    bool is_needed, is_windows, may_be_windows, is_for_people;
    uint32_t told;         // the last comment in the chain that tells a shell, NOT_TOLD if none
    uint32_t first_var;    // its definitions start there
    uint32_t known_vars;   // those before it are read
    bool knows_below;      // all of the stages that it is based on are
    Str base;              // its text
    BaseImage *image;      // of BASE_IMAGE, else one of which nothing is valid
    const void *note;      // of what is based on nothing but its kind, or NULL
    const Expansion *text; // what the text comes to, NULL: there is none
    // Of its FROM, and with those below; of the text of its base, and the same; of the image at the end of the chain.
    uint64_t digest, chain, base_text, base_texts, root;
} StagePart;

// The number of a stage, the stage that it is based on (or NULL), and the one at the end of its FROM chain.
uint32_t number_of(const Model *m, const Stage *stage);
const Stage *base_of(const Model *m, const Stage *stage);
const Stage *root_of(const Model *m, const Stage *stage);

#endif
