// Names of archives.
#ifndef FL_LINT_ARCHIVES_H
#define FL_LINT_ARCHIVES_H

#include "lint/rule.h"

// Whether the name ends like that of an archive that ADD unpacks, in any case.
bool is_archive_name(Arena *a, Str name);

// Whether the name ends like that of an archive that programs unpack, zip too; and by hadolint's shorter list.
bool is_archive_to_unpack(Str name);
bool is_archive_for_hadolint(Str name);

// Whether all sources of an ADD are local files and none is an archive, so that COPY does the same.
bool add_is_for_copy(Arena *a, const Instr *in);

// Whether the endings of all sources tell that they are no archives.
bool add_is_plain(Arena *a, const Instr *in);

#endif
