// Who counts on a stage without WORKDIR working in the root folder.
#ifndef FL_RULES_PARTS_ROOT_PLACES_H
#define FL_RULES_PARTS_ROOT_PLACES_H

#include "lint/rule.h"

// Whether something may look in the root folder for what the stage puts there from the step `first` on, or may have left
// there what is looked for later: then a WORKDIR before `first` has to name that folder.
bool root_is_counted_on(const At *c, const Stage *stage, uint32_t first);

#endif
