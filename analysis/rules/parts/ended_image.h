// Images whose release gets no security fixes any more.
#ifndef FL_RULES_PARTS_ENDED_IMAGE_H
#define FL_RULES_PARTS_ENDED_IMAGE_H

#include "instructions/releases.h"
#include "lint/rule.h"

// What is past its end, and what comes next; `part` is the place of it in the tag.
typedef struct Ended {
    Str what, next, part;
    enum { OF_TAG, OF_SUITE, OF_ALL, OF_BELOW, NOT_ENDED } kind; // all: the whole repository
} Ended;

// Whether it is past its end, as far as the table tells. `named` is what the file calls it.
bool image_ended(const ImageRef *image, Str named, Ended *out);

// Whether the version is made for newer releases of its system too: it still gets fixes, and is not an old build of its own.
bool image_is_made_anew(const ImageRef *image);

// Where the part stands in the tag; STR_NONE where what is behind it may not be there in the next release.
uint32_t ended_place(Str tag, const Ended *ended);

#endif
