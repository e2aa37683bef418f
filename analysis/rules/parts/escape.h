// Paths of Windows where `\` is the escape character.
#ifndef FL_RULES_PARTS_ESCAPE_H
#define FL_RULES_PARTS_ESCAPE_H

#include "model/model.h"

// The path whose last `\` is read as the escape at the end of its line, without that; empty when the line ends in none.
Span path_before_escape(const Instr *in, const Cut *escape);

// Whether every `\` of the file would still mean what it means, or what was meant, when it is no escape any more.
bool escape_may_change(const Model *m);

// `C:\app` as `C:/app/`.
Str path_with_slashes(Arena *a, Str path);

#endif
