// What of a stage needs more than the slim variant of its base image has.
#ifndef FL_RULES_PARTS_FULL_IMAGE_H
#define FL_RULES_PARTS_FULL_IMAGE_H

#include "lint/run_facts.h"

// Whether a RUN of the stage, or of one below it, calls a compiler or another program that only the full variant has, or may.
bool stage_needs_full_image(const Model *m, const Stage *stage);

#endif
