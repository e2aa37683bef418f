// Small files whose text is read: which they are, and what stands in them.
#ifndef FL_VALUES_MANIFEST_H
#define FL_VALUES_MANIFEST_H

#include "base/str.h"

// Whether the text of a file of that name is of use: a list of dependencies, or one that may hold credentials.
bool manifest_is_read(Str name);

// Whether it lists the dependencies of a project.
bool manifest_is_mark(Str name);

// Whether the text of a file that is called like a credential holds one.
bool text_holds_secret(Str name, Str text);

#endif
