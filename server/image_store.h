// The answers of registries so far, by image. Not thread-safe.
#ifndef FL_SERVER_IMAGE_STORE_H
#define FL_SERVER_IMAGE_STORE_H

#include "fl_images.h"

typedef struct KnownImage {
    struct KnownImage *next;
    Arena arena;              // memory of question and answer
    FlImageQuestion question; // the union of all questions about it
    FlImageAnswer answer;     // if `is_sure`
    const char *trouble;      // why there is no answer
    uint64_t since;           // time of the answer
    uint64_t key;             // a number of its own
    bool is_asked;            // a request is running
    bool is_chosen;           // the user chose it and waits
    bool has_answer, is_sure;
    bool is_told; // `trouble` was reported
} KnownImage;

// All zero except for `max`.
typedef struct ImageStore {
    uint32_t max; // maximum number of images; the oldest is replaced. 0: unlimited
    uint32_t count;
    uint64_t latest_key;
    KnownImage *first; // linked list, oldest first
} ImageStore;

// The entry of the question's image; NULL when there is none.
KnownImage *image_store_find(const ImageStore *store, const FlImageQuestion *question);

// The entry with that key; NULL when it was replaced.
KnownImage *image_store_at(const ImageStore *store, uint64_t key);

// Finds or adds the entry of the question's image, and adds the question to it. An entry is
// replaced when it is the oldest and no request for it is running.
KnownImage *image_store_open(ImageStore *store, const FlImageQuestion *question);

// Whether the answer covers everything the question wants.
bool image_store_has(const KnownImage *known, const FlImageQuestion *question);

// Stores the result of a request; `answer` is NULL when there is none.
void image_store_keep(KnownImage *known, const FlImageAnswer *answer, const char *trouble,
                      uint64_t now);

// The known answers for these images, in the arena.
FlImageAnswers *image_store_answers(const ImageStore *store, Arena *a,
                                    const FlImageQuestions *questions);

void image_store_clear(ImageStore *store);

#endif
