// What registries say of the images that a Dockerfile names. The host asks them, which the library never does: it is told
// which images these are, and hands over what came back.
#ifndef FL_IMAGES_H
#define FL_IMAGES_H

#include "analysis.h"

enum {
    FL_IMAGES_MAX = 64,        // asked about in one document
    FL_IMAGE_TAGS_MAX = 10000, // of an image
    FL_IMAGE_PLATFORMS_MAX = 100
};

// One image: `image` is the whole reference, with the registry and `latest` where none is written
// (`docker.io/library/node:20`); the others are its parts. They live in the arena that was given.
typedef struct FlImageQuestion {
    Str image, host, repository;
    Str reference; // the digest; without one the tag
    Span place,
        around; // where it stands first, and the instruction there, in bytes of the document
    bool wants_platforms; // a rule has a question about them, for which more has to be read
    bool
        wants_exact; // the same about a tag that leaves the version open: the one with a version that is the same image
} FlImageQuestion;

typedef struct FlImageQuestions {
    const FlImageQuestion *item;
    uint32_t count;
} FlImageQuestions;

// The images behind FROM, COPY --from and mounts that can be asked about, each once: no stages, no contexts with names, nothing
// with a variable that has no value here.
FlImageQuestions fl_image_questions(Arena *a, FlDoc *doc);

typedef enum FlImageState {
    FL_IMAGE_THERE,
    FL_IMAGE_NO_TAG, // the registry has the repository, but neither this tag nor this digest
    FL_IMAGE_NO_REPOSITORY,
} FlImageState;

// What is sure. An image about which there is any doubt (a refusal, no answer in time) has no answer.
typedef struct FlImageAnswer {
    Str image; // as asked
    FlImageState state;
    Str digest; // `sha256:...` of the image, or of the list of its platforms; empty: not known
    const Str *platform; // `linux/arm64`; none: not known
    uint32_t platform_count;
    const Str *tag; // of the repository; none: not known
    uint32_t tag_count;
    Str exact; // the tag that names a version and has the same digest; empty: not known
} FlImageAnswer;

enum { FL_IMAGE_CANDIDATES_MAX = 6 };

// The tags of the answer that may be the same image as `reference` and name more of its version, the most likely first. `out`
// has room for FL_IMAGE_CANDIDATES_MAX.
uint32_t fl_image_candidates(Str reference, const FlImageAnswer *answer, Str *out);

typedef struct FlImageAnswers {
    const FlImageAnswer *item;
    uint32_t count;
    uint64_t digest; // by fl_image_digest
} FlImageAnswers;

// What FlImageAnswers.digest is to be: equal for equal answers; 0 for NULL.
uint64_t fl_image_digest(const FlImageAnswers *answers);

// Gives the document what is known; NULL: nothing, and the rules that need it are silent. Only findings that depend on it are
// made again. It must outlive the document or the next call.
void fl_set_image_answers(FlDoc *doc, const FlImageAnswers *answers);

#endif
