// What pip is asked to install.
#ifndef FL_RULES_PARTS_PIP_PACKAGES_H
#define FL_RULES_PARTS_PIP_PACKAGES_H

#include "rules/parts/managers.h"

// Whether a file holds the versions, or an option sees to them.
bool pip_has_list(const Command *c);

// Whether the requirement says no version: not of packages that install others, of files and of folders.
bool pip_is_loose(Str requirement);

// The first package that hadolint reports of an install of pip, NULL if there is none.
const Word *pip_seen(const At *c, const Commands *commands, const Command *command);

// The number of the first install whose cache hadolint reports, the count of commands when there is none.
uint32_t pip_kept_seen(const At *c, const Commands *commands);

#endif
