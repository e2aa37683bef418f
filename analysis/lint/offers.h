// The fixes that a rule offers for a finding, with their edits.
#ifndef FL_LINT_OFFERS_H
#define FL_LINT_OFFERS_H

#include "lint/trial.h"

typedef struct Offer {
    Str title;
    int safety; // FIX_SAFE or FIX_ASK
    bool sets_escape;
    Edits edits;
    FlFileEdit file;
    Span repeated; // bytes that the edits repeat elsewhere: only this offer changes them in a pass
} Offer;

typedef struct Offers {
    Offer *item;
    uint32_t count, room;
    bool is_untitled; // titles are not made: the caller only asks whether there are offers
} Offers;

// Calls the rule's fix function. The edits of each offer are sorted.
Offers offers_of(Arena *a, const FlDoc *doc, const Finding *found);

// The same; for a folded finding followed by the first offer applied to all the places it stands
// for.
Offers offers_with_folded(Arena *a, const FlDoc *doc, const Finding *found);

// The repair that a trial applies for an offer.
Repair repair_of(const Finding *found, const Offer *offer);

#endif
