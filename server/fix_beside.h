// Fixes that change the ignore file, for `fairlead fix`.
#ifndef FL_SERVER_FIX_BESIDE_H
#define FL_SERVER_FIX_BESIDE_H

#include "server/rewrite.h"

// Applies these fixes one by one, and gives the document the resulting context. The new text is
// written, or shown as a diff. `folder`: path of the context. False when the file could not be
// written.
bool fix_beside(Rewrite *r, FlDoc *doc, const struct FlContext *context, Str folder);

#endif
