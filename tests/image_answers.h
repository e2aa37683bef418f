// What registries are said to answer, in rules and fixtures:
//
//     ```images    a line for each image: its whole reference, `there`, `no-tag` or `no-repository`, and what else is known:
//                  a digest (`sha256:...`), platforms (with a `/`), tags, and that with a version which has the same digest (`=1.2`)
#ifndef IMAGE_ANSWERS_H
#define IMAGE_ANSWERS_H

#include "fixture.h"
#include "fl_images.h"

// Gives such a block to the Dockerfiles after it; false for another block.
bool image_answers_read(Arena *a, const Block *block, FlConfig *config);

#endif
