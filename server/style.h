// What a project says of the style of its files.
#ifndef FL_SERVER_STYLE_H
#define FL_SERVER_STYLE_H

#include "fl_format.h"

// Sets in `format` what the .editorconfig files beside and above `path` say of it; the rest stays as it is. The file need
// not exist. Does nothing where the program was built without libeditorconfig.
void style_read(Arena *a, Str path, FlFormat *format);

// Tells the config of the file what they say, where the rule is switched on that goes by it. Nothing is read else.
void style_tell(Arena *a, Str path, FlConfig *config);

#endif
