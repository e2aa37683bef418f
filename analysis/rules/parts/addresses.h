// Where curl and wget fetch from, when a variable says so.
#ifndef FL_RULES_PARTS_ADDRESSES_H
#define FL_RULES_PARTS_ADDRESSES_H

#include "lint/run_facts.h"

// What item `i` fetches, with the value of the variable that it begins with where that is known; empty when it fetches nothing.
Str download_address(const At *c, const Commands *commands, uint32_t i);

// Whether the URL names a commit, itself or in the value of an ARG or ENV, and so is always the same.
bool address_is_pinned(const At *c, Str url);

#endif
