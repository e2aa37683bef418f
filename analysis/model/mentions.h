// Which instructions speak of something, wherever it stands in their words: configuration that a rule must respect.
#ifndef FL_MODEL_MENTIONS_H
#define FL_MODEL_MENTIONS_H

#include "model/model.h"

// The steps, in order, whose commands or heredocs hold `text` in a word. Every text is looked for once per revision.
typedef struct Mention {
    const uint32_t *step;
    uint32_t count;
} Mention;

Mention steps_mentioning(const Model *m, Str text);

#endif
