// Small files of the build context whose text rules read.
#ifndef FL_VALUES_MANIFEST_H
#define FL_VALUES_MANIFEST_H

#include "base/str.h"

// Whether rules read a file with that name: a list of dependencies, or a possible credential.
bool manifest_is_read(Str name);

// Whether the file lists the dependencies of a project.
bool manifest_is_mark(Str name);

// Whether the text of a file with a credential's name contains one.
bool text_holds_secret(Str name, Str text);

#endif
