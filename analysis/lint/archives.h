// Names of archives.
#ifndef FL_LINT_ARCHIVES_H
#define FL_LINT_ARCHIVES_H

#include "lint/rule.h"

// Whether the name has the ending of an archive that ADD unpacks, in any case.
bool is_archive_name(Arena *a, Str name);

// Whether the name has the ending of an archive that some program unpacks (also zip); and the same
// by hadolint's shorter list.
bool is_archive_to_unpack(Str name);
bool is_archive_for_hadolint(Str name);

// Whether all sources of an ADD are local files and no archives, so that COPY would do the same.
bool add_is_for_copy(Arena *a, const Instr *in);

// Whether the endings of all sources show that they are no archives.
bool add_is_plain(Arena *a, const Instr *in);

#endif
