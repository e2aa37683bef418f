// The .editorconfig files of a project.
#ifndef FL_SERVER_STYLE_H
#define FL_SERVER_STYLE_H

#include "fl_format.h"

// Sets the members of `format` that .editorconfig files beside and above `path` define. The file
// need not exist. Does nothing in a build without libeditorconfig.
void style_read(Arena *a, Str path, FlFormat *format);

// Sets config->format in this way if a rule needs it; else reads nothing.
void style_tell(Arena *a, Str path, FlConfig *config);

#endif
