// Users and groups that a stage makes, and those that are named where nothing has made them.
#ifndef FL_RULES_PARTS_MADE_NAMES_H
#define FL_RULES_PARTS_MADE_NAMES_H

#include "lint/run_facts.h"

typedef enum Accounts { USERS, GROUPS } Accounts;

// Whether it is written out, no number and not root.
bool is_account_name(Str name);

// Whether something before the step may bring a `passwd`, or make users that are not seen.
bool may_have_accounts(const Model *m, uint32_t step);

// The command behind the step, in its stage, that makes the user or group, where nothing before it does; NULL if there is none.
const Command *later_maker(const Model *m, uint32_t step, Str name, Accounts kind);

// The number that it gives; empty where it gives none.
Str number_made_later(const Model *m, uint32_t step, Str name, Accounts kind);

// Whether nothing before the step can have made it in its stage, and no system has such a name.
bool is_made_nowhere(const Model *m, uint32_t step, Str name);

// The name of one that is made before the step, and was meant where nothing makes the one that is named; empty when there is
// none.
Str near_account(Arena *a, const Model *m, uint32_t step, Str name, Accounts kind);

#endif
