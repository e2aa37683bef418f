// Stages: what FROM opens, and who uses it.
#ifndef FL_MODEL_STAGE_H
#define FL_MODEL_STAGE_H

#include "syntax/syntax.h"
#include "values/image_ref.h"

typedef struct Model Model;

#define NO_STAGE UINT32_MAX

typedef enum BaseKind {
    BASE_UNKNOWN, // no word behind FROM, or a value that cannot be known here
    BASE_SCRATCH,
    BASE_STAGE, // an earlier stage
    BASE_IMAGE,
} BaseKind;

// What its own FROM tells. Where it stands among the others, and which they are, is asked by functions.
typedef struct Stage {
    uint32_t from;                     // the step of the FROM
    Str name;                          // lower case; empty when it has none
    const Node *name_node, *base_node; // words of the FROM, NULL when missing
    bool base_is_known;
    BaseKind base_kind;
    bool is_base; // another stage is based on it
    bool
        is_shipped; // the last stage, one that is built by itself, or on their FROM chains (linting.md 1.7)
    bool
        is_context; // the base is a context that a build file names, whatever it holds: BASE_UNKNOWN
} Stage;

// A use of another stage or image: COPY --from, RUN --mount from.
typedef struct StageUse {
    uint32_t step;
    Span value; // joined; the text behind `from=`
    Str text;   // without quotes
    bool is_mount;
    bool is_literal;   // no variable in it
    bool is_index;     // a number (COPY only)
    uint32_t stage;    // the stage it names, in the whole file; NO_STAGE if none
    bool is_bad_index; // a number out of range
    bool is_context;   // no stage, but a context that a build file names
} StageUse;

// Whether it names an image, as far as can be told.
static inline bool use_is_image(const StageUse *u)
{
    return u->is_literal && !u->is_index && u->stage == NO_STAGE && !u->is_context;
}

// The stage of a step, or NULL before the first FROM.
const Stage *stage_of(const Model *m, uint32_t step);

// The stage that it is based on, NULL unless it is BASE_STAGE; and the one at the end of its FROM chain, itself when the base is
// no stage.
const Stage *stage_below(const Model *m, const Stage *stage);
const Stage *stage_root(const Model *m, const Stage *stage);

// How many stages stand above it in the file: what COPY --from=0 counts, and what stage_at takes.
uint32_t stage_number(const Model *m, const Stage *stage);

// The text of its base, ARG defaults resolved; empty when it is not known. And the image that it names, nothing
// of which is valid unless it is BASE_IMAGE.
Str stage_base(const Model *m, const Stage *stage);
const ImageRef *stage_image(const Model *m, const Stage *stage);

// What registries say of images (fl_images.h), NULL when they are not asked; and how that is set in a model that stays.
const struct FlImageAnswers *model_image_answers(const Model *m);
void model_set_image_answers(Model *m, const struct FlImageAnswers *answers);

// What kind of image stands at the end of its FROM chain: the reference without its digest and without the parts of the
// tag that begin with a digit (except those of Microsoft, whose versions differ in kind), so that another version tells
// nothing new. NULL when there is none that is valid.
const ImageRef *stage_root_image(const Model *m, const Stage *stage);

// Whether that image is called like one of Windows.
bool stage_is_of_windows(const Model *m, const Stage *stage);

// Whether an ONBUILD of a stage below defers an instruction of one of the kinds, given as bits: it has run in this one then.
bool stage_has_triggers(const Model *m, const Stage *stage, uint32_t kinds);

// The FROM of the stage of a step; NO_STEP before the first.
uint32_t stage_start(const Model *m, uint32_t step);

// Whether the last stage needs it, directly or not, or is it.
bool stage_is_needed(const Model *m, const Stage *stage);

// Whether the step ends up in an image that people run: no build stage, and none that is called after development or
// tests; a file without FROM counts as shipped. For a stage: the same.
bool step_is_shipped(const Model *m, uint32_t step);
bool stage_is_for_people(const Stage *stage);

// The last stage with a base, or the last, NULL when there is none.
const Stage *stage_last(const Model *m);

// The nearest stage of that name (any case) before `before`, or in the whole file for NULL; NULL if there is none.
const Stage *stage_named(const Model *m, Str name, const Stage *before);

// Whether a target, a name or a number, is a stage of the file.
bool stage_is_there(const Model *m, Str target);

// Whether stage `below` is `above` or on its FROM chain; and whether the step `earlier` stands in the stage of `step` or in one on
// its chain, both in a stage.
bool stage_is_base(const Model *m, const Stage *below, const Stage *above);
bool step_is_on_chain(const Model *m, uint32_t earlier, uint32_t step);

#endif
