// Archives that are copied into the image and unpacked there.
#ifndef FL_RULES_PARTS_UNPACKED_H
#define FL_RULES_PARTS_UNPACKED_H

#include "lint/rule.h"

typedef struct Unpacked {
    uint32_t step;        // the RUN that unpacks it; NO_STEP if there is none
    bool is_for_hadolint; // it sees so too
} Unpacked;

// The name under which an archive lies in the image; empty when the source is none.
Str archive_name(Str source, Str destination);

// The first RUN after the step, in its stage, that unpacks a file of that name and needs it for nothing else. Broadly: the
// first one that hadolint takes for such a RUN.
Unpacked unpacked_later(const Model *m, uint32_t step, Str name, bool is_broad);

// Whether the RUN removes or moves a file of that name.
bool removes_path(const Model *m, uint32_t step, Str name);

#endif
