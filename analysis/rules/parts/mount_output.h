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

// The last RUN of the stage that has a cache mount over the absolute path, while nothing else may have made a file there.
MountOutput output_in_stage(const At *c, const Stage *stage, Str path);

// What the RUN, CMD or ENTRYPOINT that is checked needs of such files of earlier ones, without having the mount.
typedef struct OutputNeed {
    MountOutput lost;
    Span span; // joined
    const Command
        *fetched; // needs what another command of its tool has fetched; NULL: a word names the file
} OutputNeed;

OutputNeed output_needed(const At *c);

#endif
