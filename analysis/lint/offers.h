// The fixes of a finding while a rule makes them, and the edits that come of them.
#ifndef FL_LINT_OFFERS_H
#define FL_LINT_OFFERS_H

#include "lint/trial.h"

typedef struct Offer {
    Str title;
    int safety; // FIX_SAFE or FIX_ASK
    bool sets_escape;
    Edits edits;
    FlFileEdit file;
    Span repeated; // bytes that it writes once more: no other of the same pass changes them
} Offer;

typedef struct Offers {
    Offer *item;
    uint32_t count, room;
    bool is_untitled; // all that is asked is whether there are any
} Offers;

// Asks the rule of a finding for its fixes; the edits of each are in order.
Offers offers_of(Arena *a, const FlDoc *doc, const Finding *found);

// The same, and for a folded finding the best one at all its places.
Offers offers_with_folded(Arena *a, const FlDoc *doc, const Finding *found);

// What is tried of an offer.
Repair repair_of(const Finding *found, const Offer *offer);

#endif
