// Stages: each FROM opens one.
#ifndef FL_MODEL_STAGE_H
#define FL_MODEL_STAGE_H

#include "syntax/syntax.h"
#include "values/image_ref.h"

typedef struct Model Model;

#define NO_STAGE UINT32_MAX

typedef enum BaseKind {
    BASE_UNKNOWN, // nothing behind FROM, or its value is not known
    BASE_SCRATCH,
    BASE_STAGE, // an earlier stage of the file
    BASE_IMAGE,
} BaseKind;

// What the FROM itself says. Its place among the stages and its relations to them are asked by
// functions.
typedef struct Stage {
    uint32_t from;                     // step of its FROM
    Str name;                          // lower case; empty if it has none
    const Node *name_node, *base_node; // words of the FROM, NULL if missing
    bool base_is_known;
    BaseKind base_kind;
    bool is_base; // another stage is based on it
    bool
        is_shipped; // the last stage, one built by itself, or on their FROM chains (linting.md 1.7)
    bool is_context; // the base is a named context of a build file; base_kind is BASE_UNKNOWN
} Stage;

// A use of another stage or image, in COPY --from or RUN --mount=from.
typedef struct StageUse {
    uint32_t step;
    Span value; // joined offsets of the text behind `from=`
    Str text;   // that text without quotes
    bool is_mount;
    bool is_literal;   // it contains no variable
    bool is_index;     // it is a number (COPY only)
    uint32_t stage;    // number of the stage that it names, in the whole file; NO_STAGE if none
    bool is_bad_index; // it is a number without a stage
    bool is_context;   // it names a context of a build file, no stage
} StageUse;

// Whether it names an image, as far as can be known.
static inline bool use_is_image(const StageUse *u)
{
    return u->is_literal && !u->is_index && u->stage == NO_STAGE && !u->is_context;
}

// The stage of a step; NULL before the first FROM.
const Stage *stage_of(const Model *m, uint32_t step);

// stage_below: the stage that it is based on, NULL unless base_kind is BASE_STAGE. stage_root: the
// stage at the end of its FROM chain, itself when it is based on no stage.
const Stage *stage_below(const Model *m, const Stage *stage);
const Stage *stage_root(const Model *m, const Stage *stage);

// The number of the stage, counted from 0, as COPY --from=0 counts and stage_at takes.
uint32_t stage_number(const Model *m, const Stage *stage);

// stage_base: the base's text with ARG defaults resolved, empty when it is not known. stage_image:
// the image it names; is_valid is false unless base_kind is BASE_IMAGE.
Str stage_base(const Model *m, const Stage *stage);
const ImageRef *stage_image(const Model *m, const Stage *stage);

// What registries say of images (fl_images.h), NULL when they are not asked. The setter replaces it
// in an existing model.
const struct FlImageAnswers *model_image_answers(const Model *m);
void model_set_image_answers(Model *m, const struct FlImageAnswers *answers);

// The kind of image at the end of the FROM chain: the reference without digest and without the
// parts of the tag that begin with a digit (kept for Microsoft's images, whose versions differ in
// kind). So it does not change with a new version. NULL when there is no valid image.
const ImageRef *stage_root_image(const Model *m, const Stage *stage);

// Whether the name of that image is one of Windows.
bool stage_is_of_windows(const Model *m, const Stage *stage);

// Whether an ONBUILD of a stage below defers an instruction of one of `kinds` (bits of InstrKind),
// which then runs in this stage.
bool stage_has_triggers(const Model *m, const Stage *stage, uint32_t kinds);

// The step of the FROM that opens the stage of `step`; NO_STEP before the first.
uint32_t stage_start(const Model *m, uint32_t step);

// Whether the build needs the stage: it is the stage that is built (the target, by default the last
// one) or that one uses it directly or indirectly.
bool stage_is_needed(const Model *m, const Stage *stage);

// Whether the step, or the stage, ends up in an image that people run: no build stage and none
// named after development or tests. A file without FROM counts as shipped.
bool step_is_shipped(const Model *m, uint32_t step);
bool stage_is_for_people(const Stage *stage);

// The last stage that has a base, else the last one; NULL when there is none.
const Stage *stage_last(const Model *m);

// The nearest stage with that name (any case) before stage `before`, or in the whole file when it
// is NULL. NULL if none.
const Stage *stage_named(const Model *m, Str name, const Stage *before);

// Whether a target (name or number) is a stage of the file.
bool stage_is_there(const Model *m, Str target);

// stage_is_base: whether stage `above` is `below` itself or on the FROM chain of `below`.
// step_is_on_chain: whether `earlier` stands in the stage of `step` or in one on its FROM chain.
bool stage_is_base(const Model *m, const Stage *below, const Stage *above);
bool step_is_on_chain(const Model *m, uint32_t earlier, uint32_t step);

#endif
