// Fixes that change the ignore file beside a Dockerfile, on the command line.
#ifndef FL_SERVER_FIX_BESIDE_H
#define FL_SERVER_FIX_BESIDE_H

#include "server/rewrite.h"

// Makes them one after the other, and gives the document the context that comes of it. What they add is written, or shown
// as a diff. `folder` is the path of the context. False when the file could not be written.
bool fix_beside(Rewrite *r, FlDoc *doc, const struct FlContext *context, Str folder);

#endif
