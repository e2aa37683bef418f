// Which instructions speak of something, wherever it stands in their words: configuration that a rule must respect.
#ifndef FL_MODEL_MENTIONS_H
#define FL_MODEL_MENTIONS_H

#include "base/str.h"

typedef struct Model Model;

// The texts that were looked for in a document so far. The slices must be constant.
enum { TEXTS_MAX = 32 };
typedef struct Texts {
    Str item[TEXTS_MAX];
    uint32_t count;
} Texts;

// Whether a word of the commands or heredocs of this step, or of one before it in its stage or in those that it is based
// on, holds `text`; and of any step of the file.
bool chain_mentions(const Model *m, uint32_t step, Str text);
bool file_mentions(const Model *m, Str text);

#endif
