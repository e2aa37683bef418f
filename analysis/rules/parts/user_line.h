// Where a USER goes that is missing.
#ifndef FL_RULES_PARTS_USER_LINE_H
#define FL_RULES_PARTS_USER_LINE_H

#include "lint/rule.h"

// The first CMD or ENTRYPOINT of the stage after which nothing is built any more; NO_STEP if there is none.
uint32_t user_line_place(const Model *m, const Stage *stage);

#endif
