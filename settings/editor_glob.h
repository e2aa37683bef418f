// Names of sections in .editorconfig (https://spec.editorconfig.org).
#ifndef FL_SETTINGS_EDITOR_GLOB_H
#define FL_SETTINGS_EDITOR_GLOB_H

#include "analysis.h"

// Whether the section is about the path, which is relative to the folder of the file that the section stands in. `work` is reset.
bool editor_glob_matches(Arena *work, Str glob, Str path);

#endif
