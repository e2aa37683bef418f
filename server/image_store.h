// What registries have answered so far, by image. One thread at a time.
#ifndef FL_SERVER_IMAGE_STORE_H
#define FL_SERVER_IMAGE_STORE_H

#include "fl_images.h"

typedef struct KnownImage {
    struct KnownImage *next;
    Arena arena;              // of the question and the answer
    FlImageQuestion question; // with all that was wanted so far
    FlImageAnswer answer;     // if `is_sure`
    const char *trouble;      // why there is none
    uint64_t since;           // when the answer came
    uint64_t key;             // a number of its own
    bool is_asked;            // just now
    bool is_chosen;           // by a person, who waits for the answer
    bool has_answer, is_sure;
    bool is_told; // the trouble
} KnownImage;

// Zeroed but for the first, it is ready.
typedef struct ImageStore {
    uint32_t max; // images; the oldest goes for the next. 0: all are kept
    uint32_t count;
    uint64_t latest_key;
    KnownImage *first; // the oldest
} ImageStore;

// The image of the question; NULL when it was never asked about.
KnownImage *image_store_find(const ImageStore *store, const FlImageQuestion *question);

// The image with that key; NULL when it is gone.
KnownImage *image_store_at(const ImageStore *store, uint64_t key);

// The image of a question, which is made when there is none. What the question wants is wanted from now on. It stays until it is the oldest
// and nobody is being asked about it.
KnownImage *image_store_open(ImageStore *store, const FlImageQuestion *question);

// Whether all is known that the question wants.
bool image_store_has(const KnownImage *known, const FlImageQuestion *question);

// Keeps what came of asking: `answer` is NULL where nothing is sure.
void image_store_keep(KnownImage *known, const FlImageAnswer *answer, const char *trouble,
                      uint64_t now);

// What is sure of these images, in the arena.
FlImageAnswers *image_store_answers(const ImageStore *store, Arena *a,
                                    const FlImageQuestions *questions);

void image_store_clear(ImageStore *store);

#endif
