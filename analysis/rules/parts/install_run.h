// The RUN that an install stands in: what is before and after it, and where it runs.
#ifndef FL_RULES_PARTS_INSTALL_RUN_H
#define FL_RULES_PARTS_INSTALL_RUN_H

#include "rules/parts/manifest_first.h"

// Whether an install may follow the command without sources: it needs none.
bool install_may_follow(const Command *c);

// The folder that an option of an install names: empty when there is none.
Str install_folder(const Command *c);

// `cd FOLDER`, written out.
bool install_is_cd(const Command *c);

// Why the RUN cannot be taken apart; empty when it can, and then `m` has its parts.
Str install_refusal(const At *c, ManifestFirst *m);

#endif
