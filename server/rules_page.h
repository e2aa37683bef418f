// The location of the rules' documentation.
#ifndef FL_SERVER_RULES_PAGE_H
#define FL_SERVER_RULES_PAGE_H

#include "analysis.h"

// The URI of the installed RULES.md (`../share/doc/fairlead`) with a final `#`, to which a rule's
// id is appended; empty when it is missing.
Str rules_page(Arena *a);

#endif
