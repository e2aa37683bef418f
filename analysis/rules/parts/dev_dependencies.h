// Installs that bring what only developers need.
#ifndef FL_RULES_PARTS_DEV_DEPENDENCIES_H
#define FL_RULES_PARTS_DEV_DEPENDENCIES_H

#include "rules/parts/lock_files.h"

// The first install of the RUN from a list of dependencies without what leaves them out, NULL if there is none. `c` is the
// check of this step, or NULL for another step. `number`: of run_commands.
const Command *dev_install(const Model *m, uint32_t step, const At *c, uint32_t *number);

// Whether the same manager did so earlier in the stage, with what developers need, which is told there.
bool dev_install_before(const At *c, const Manager *m);

// Whether the RUN or a later one of its stage removes them again.
bool dev_is_pruned(const Model *m, uint32_t step, const Manager *manager);

// Whether the container is one for developers.
bool dev_is_wanted(const At *c);

// Whether something is built or tested in the RUN or after it in its stage.
bool dev_build_follows(const Model *m, uint32_t step);

// A `node_modules` that the COPY takes from a build stage, and that stage; NULL if there is none.
const Node *dev_folder_of(const At *c, const Instr *in, const Stage **from);

// The step of the stage that installs with npm, yarn, pnpm or bun and is not pruned; NO_STEP if there is none.
uint32_t dev_install_of_stage(const At *c, const Stage *stage);

#endif
