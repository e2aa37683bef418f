// Finding one member of an object in text that need not be JSON as a whole: so that a message which cannot be read is
// still answered by its id.
#ifndef FL_PROTOCOL_SALVAGE_H
#define FL_PROTOCOL_SALVAGE_H

#include "analysis.h"

// Just after the string whose opening quote is at `at`; the end of the text when it is not closed.
uint32_t scan_string_end(Str text, uint32_t at);

// Just after the value that starts at `at`: at the comma or the bracket that follows it, or at the end.
uint32_t scan_value_end(Str text, uint32_t at);

uint32_t scan_space(Str text, uint32_t at);

// The text of the first member of that name, without spaces around it; empty when there is none, or no object.
Str scan_member(Str object, Str name);

// The content of a JSON string in the arena; empty when the text is none.
Str scan_text(Arena *a, Str value);

// Whether the text is one whole number.
bool scan_is_number(Str text);

#endif
