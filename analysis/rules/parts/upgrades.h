// Upgrades of all packages of a system: what the rules of the package managers say alike.
#ifndef FL_RULES_PARTS_UPGRADES_H
#define FL_RULES_PARTS_UPGRADES_H

#include "lint/rule.h"
#include "shell/commands.h"

// Reports the first command of a RUN that `upgrades` all packages.
void upgrade_check(Check *c, bool (*upgrades)(const At *c, const Command *command));

#endif
