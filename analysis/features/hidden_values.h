// Values of secrets, which must not be shown anywhere.
#ifndef FL_FEATURES_HIDDEN_VALUES_H
#define FL_FEATURES_HIDDEN_VALUES_H

#include "base/arena.h"
#include "model/model.h"

// The values of all secret variables of a document.
typedef struct HiddenValues {
    Str *item;
    uint32_t count, room;
} HiddenValues;

HiddenValues hidden_values(Arena *a, const Model *m);

// Whether an expanded text contains a secret: one of the values, also through other variables, or
// text in the format of a credential.
bool is_hidden(const HiddenValues *hidden, const Expansion *e);
bool is_hidden_text(const HiddenValues *hidden, Str text);

#endif
