// The package lists of apt: who fetches and who needs them.
#ifndef FL_RULES_PARTS_APT_LISTS_H
#define FL_RULES_PARTS_APT_LISTS_H

#include "lint/run_facts.h"

// Whether a RUN that builds on this one installs without an update of its own.
typedef enum AptUse { APT_LISTS_ARE_FREE, APT_LISTS_MAY_BE_USED, APT_LISTS_ARE_USED } AptUse;
AptUse apt_lists_use(const Model *m, uint32_t step);

// The last update of the RUN, or NULL.
const Command *apt_last_update(const Commands *commands);

// The last command that needs the lists, of those that run one after the other from the update on; NULL where they may be
// needed elsewhere.
const Command *apt_last_use(const Commands *commands, const Command *update);

// Whether the command removes all lists.
bool apt_removes_lists(const Command *c);

// Whether the RUN surely leaves no lists: it removes them, and nothing behind that may fetch others.
bool apt_lists_are_removed(const Commands *commands);

// Whether it installs a package that others do not often bring along: with one that is there apt needs no lists.
bool apt_installs_rare(const Command *c);

// Whether an earlier instruction may have written the setting into a file of apt.
bool apt_may_be_told(const At *c, Str setting);

// The update whose lists hadolint takes for kept, NULL if there is none.
const Command *apt_update_seen(const At *c, const Commands *commands);

#endif
