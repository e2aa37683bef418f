// A chown or chmod of what an earlier COPY or ADD of the stage brought.
#ifndef FL_RULES_PARTS_REWRITTEN_H
#define FL_RULES_PARTS_REWRITTEN_H

#include "lint/run_facts.h"

enum { REWRITTEN_MOST = 16 }; // paths of one command

typedef struct Rewritten {
    bool is_owner;       // chown; else chmod
    const Word *setting; // the owner or the mode, as it is given
    Str path;            // the first, absolute
    uint32_t copy;       // that brought it
    bool is_whole;       // the paths are all that the copy brought, and no RUN stands between
} Rewritten;

// Whether all that the commands of the RUN change was copied, and no RUN has named it since; of the first of them.
bool run_rewrites_copied(const At *c, const Commands *commands, Rewritten *first);

// What `COPY --chown=` or `--chmod=` would say for it; empty when that is not known.
Str rewritten_flag(const Rewritten *r);

#endif
