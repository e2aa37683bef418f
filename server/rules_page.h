// Where the user can read about the rules.
#ifndef FL_SERVER_RULES_PAGE_H
#define FL_SERVER_RULES_PAGE_H

#include "analysis.h"

// The URI of the RULES.md that was installed with this program (`../share/doc/fairlead`), ending in `#` so that the id
// of a rule can follow; empty when there is none.
Str rules_page(Arena *a);

#endif
