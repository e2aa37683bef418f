// Whether the text of some instruction contains a word, such as the name of a configuration file
// that a rule must respect.
#ifndef FL_MODEL_MENTIONS_H
#define FL_MODEL_MENTIONS_H

#include "base/str.h"

typedef struct Model Model;

// The texts searched for in a document so far; a bit mask refers to them by index. The slices must
// be constants.
enum { TEXTS_MAX = 32 };
typedef struct Texts {
    Str item[TEXTS_MAX];
    uint32_t count;
} Texts;

// chain_mentions: whether a command word of a RUN, or a heredoc, contains `text`, at `step` or at
// an earlier step on its FROM chain. file_mentions: the same for any step of the file.
bool chain_mentions(const Model *m, uint32_t step, Str text);
bool file_mentions(const Model *m, Str text);

#endif
