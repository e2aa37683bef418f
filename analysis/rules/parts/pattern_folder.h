// Folders that a pattern of COPY matches.
#ifndef FL_RULES_PARTS_PATTERN_FOLDER_H
#define FL_RULES_PARTS_PATTERN_FOLDER_H

#include "lint/context_sources.h"

// A folder of the build context that a source with a `*` at its end is seen to match; NULL when there is none.
const ContextEntry *pattern_folder(const At *c, const ContextSource *source, SelectHow how);

// Whether the pattern means all that is in a folder, as `src/*` does; then which.
bool pattern_is_all(Str pattern, Str *folder);

#endif
