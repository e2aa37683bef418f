// What was copied and done before an install, in its stage and those that it is based on, and whether a copy can be moved after
// it.
#ifndef FL_RULES_PARTS_COPIED_BEFORE_H
#define FL_RULES_PARTS_COPIED_BEFORE_H

#include "lint/context_sources.h"
#include "lint/ecosystems.h"

// Whether the dependencies are there already.
bool fetched_before(const At *c, const Ecosystem *of);

// The first copy of sources before the install, and how many there are.
typedef struct CopiedBefore {
    uint32_t step, count;
    Span source; // joined: what brings more than the manifests
} CopiedBefore;

CopiedBefore copied_before(const At *c, const Ecosystem *of);

// The first step between the two that may need the sources, or that would mean something else; NO_STEP if there is none. Where
// the copy brings a folder alone, files may be copied beside it.
uint32_t step_in_the_way(const At *c, uint32_t copy, bool is_folder);

// Whether the variables of the copy have the same values at the install.
bool copy_reads_the_same(const At *c, uint32_t copy);

// The stage of the copy, or one between it and the install, that something else needs as it is: another stage, or a build file that
// makes it. NULL when there is none.
const Stage *stage_sharing(const At *c, uint32_t copy);

// Where a copy goes, as it can be written in another working directory; false when a variable has a say in it. Nothing but
// folders is copied, so that a slash may stand at the end.
bool copy_destination_fixed(const At *c, uint32_t copy, Str *to);

// Whether the copy goes by the working directory, and whether that may change before the install.
bool copy_goes_by_workdir(const At *c, uint32_t copy);
bool workdir_between(const At *c, uint32_t copy);

// Whether an install of the same kind before this one, in this stage or another, needs the copy as well.
bool installed_before(const At *c, uint32_t copy, const Ecosystem *of);

// Whether a build ran with the lists of dependencies alone before the copy: it has fetched what they name.
bool built_before(const At *c, uint32_t copy, const Ecosystem *of);

// Whether a copy other than `copy` has brought the file of the context to the folder, and it is there at the install.
bool copied_already(const At *c, uint32_t copy, Str path, Str folder);

#endif
