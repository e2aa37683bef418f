// Files that a RUN leaves in a cache mount only, so that no other instruction has them.
#ifndef FL_RULES_PARTS_MOUNT_OUTPUT_H
#define FL_RULES_PARTS_MOUNT_OUTPUT_H

#include "lint/chain.h"
#include "lint/run_facts.h"

typedef struct MountOutput {
    uint32_t run; // NO_STEP: none
    const Mount *mount;
    Str target; // absolute
} MountOutput;

// The last RUN that has a cache mount over the absolute path, while nothing else may have made a file there: of a stage, or
// before the instruction that is checked.
MountOutput output_in_stage(const Check *c, const Stage *stage, Str path);
MountOutput output_before(const Check *c, Str path);

// Whether the RUN of the step has a cache mount over the path.
bool mount_holds(const Check *c, uint32_t step, Str path);

// For a command that needs what another one of its tool has fetched: the nearest RUN before with that one, if it put that
// into a cache mount which this RUN has not.
MountOutput fetched_into_mount(const Check *c, const Command *command);

// Whether the command is one that needs that.
bool needs_fetched(const Command *command);

#endif
