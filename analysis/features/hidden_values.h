// Values that must not be shown, wherever they have gone.
#ifndef FL_FEATURES_HIDDEN_VALUES_H
#define FL_FEATURES_HIDDEN_VALUES_H

#include "base/arena.h"
#include "model/model.h"

// Those of the secret variables of a document.
typedef struct HiddenValues {
    Str *item;
    uint32_t count, room;
} HiddenValues;

HiddenValues hidden_values(Arena *a, const Model *m);

// Whether an expanded text holds a secret: one of the values, also after it went through other variables, or what looks
// like a credential by itself.
bool is_hidden(const HiddenValues *hidden, const Expansion *e);
bool is_hidden_text(const HiddenValues *hidden, Str text);

#endif
