// What registries say about the images that a Dockerfile names. The library lists the images, the
// host asks the registries, and passes the answers back as data.
#ifndef FL_IMAGES_H
#define FL_IMAGES_H

#include "analysis.h"

enum {
    FL_IMAGES_MAX = 64,        // per document
    FL_IMAGE_TAGS_MAX = 10000, // per image
    FL_IMAGE_PLATFORMS_MAX = 100
};

// An image. `image` is its whole reference with registry and tag (`docker.io/library/node:20`), the
// others are parts of it. Lives in the arena.
typedef struct FlImageQuestion {
    Str image, host, repository;
    Str reference; // digest, or else the tag
    Span place,
        around;           // its first place, and the instruction there; bytes of the document
    bool wants_platforms; // a rule needs its platforms, which takes further requests
    bool wants_exact; // a rule needs the most exact tag of the same image: this one leaves it open
} FlImageQuestion;

typedef struct FlImageQuestions {
    const FlImageQuestion *item;
    uint32_t count;
} FlImageQuestions;

// The images in FROM, COPY --from and mounts, each once. Without stages, named contexts, and
// references with unknown variables.
FlImageQuestions fl_image_questions(Arena *a, FlDoc *doc);

typedef enum FlImageState {
    FL_IMAGE_THERE,
    FL_IMAGE_NO_TAG, // the repository exists, but not this tag or digest
    FL_IMAGE_NO_REPOSITORY,
} FlImageState;

// A certain answer. When there is any doubt (access refused, timeout) there is no answer for the
// image.
typedef struct FlImageAnswer {
    Str image; // as in the question
    FlImageState state;
    Str digest;          // of the image or its index (`sha256:...`); empty: unknown
    const Str *platform; // `linux/arm64`; none: unknown
    uint32_t platform_count;
    const Str *tag; // tags of the repository; none: unknown
    uint32_t tag_count;
    Str exact; // the tag with a full version and the same digest; empty: unknown
} FlImageAnswer;

enum { FL_IMAGE_CANDIDATES_MAX = 6 };

// The tags of the answer that may name the same image as `reference` with more of its version, the
// likeliest first. `out` must have room for FL_IMAGE_CANDIDATES_MAX.
uint32_t fl_image_candidates(Str reference, const FlImageAnswer *answer, Str *out);

typedef struct FlImageAnswers {
    const FlImageAnswer *item;
    uint32_t count;
    uint64_t digest; // made by fl_image_digest
} FlImageAnswers;

// The digest of a list of answers; 0 for NULL.
uint64_t fl_image_digest(const FlImageAnswers *answers);

// Sets the answers for a document; NULL: none, and rules that need them report nothing. Only
// findings that depend on them are computed again. They must live as long as the document, or until
// the next call.
void fl_set_image_answers(FlDoc *doc, const FlImageAnswers *answers);

#endif
