// The build context of a fixture, from its blocks:
//
//     ```context            a path a line, with its bytes; a folder ends with a slash. After the word: `guessed`, or
//                           `cut` when the listing is not whole
//     ```file PATH          the text of one of them
//     ```dockerignore       the ignore file; with a path after the word it lies there
//     ```builds PATH        what that Compose or Bake file tells: lines `target NAME`, `arg NAME=VALUE`, `context NAME=VALUE`
#ifndef FL_TESTS_LISTING_H
#define FL_TESTS_LISTING_H

#include "fixture.h"
#include "fl_context.h"

typedef struct Listing {
    FlListing told;
    struct {
        FlEntry *item;
        uint32_t count, room;
    } entries;
    struct {
        FlEntryText *item;
        uint32_t count, room;
    } texts;
    struct {
        FlPair *item;
        uint32_t count, room;
    } args, named;
    bool is_there; // some block told of it
} Listing;

// Takes a block over; false when it is none of these.
bool listing_read(Arena *a, Listing *l, const Block *block);

// What is told to a document: only the ignore file when no file was named.
void listing_tell(Arena *a, Listing *l, FlConfig *config);

#endif
