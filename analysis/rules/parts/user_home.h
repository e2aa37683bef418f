// The home folders of users that the file makes.
#ifndef FL_RULES_PARTS_USER_HOME_H
#define FL_RULES_PARTS_USER_HOME_H

#include "lint/chain.h"

// The home that useradd or adduser gives the user, in the step `*made`; empty when the chain does not show it.
Str user_home(Arena *a, Chain chain, Str user, uint32_t *made);

// The home folder of the user in effect at the step, made by the file or known otherwise; empty where it is not known.
Str user_home_at(const At *c);

#endif
