// Finds a member of an object in text that is not valid JSON, so that an unreadable message is
// still answered with its id.
#ifndef FL_PROTOCOL_SALVAGE_H
#define FL_PROTOCOL_SALVAGE_H

#include "analysis.h"

// The offset behind the string whose opening quote is at `at`; the end of the text when it is not
// closed.
uint32_t scan_string_end(Str text, uint32_t at);

// The offset behind the value that starts at `at`; scan_space: the offset of the next character
// that is no white space.
uint32_t scan_value_end(Str text, uint32_t at);

uint32_t scan_space(Str text, uint32_t at);

// The raw text of the first member with that name, trimmed; empty when there is none, or `object`
// is no object.
Str scan_member(Str object, Str name);

// The decoded content of a JSON string, in the arena; empty when `value` is none.
Str scan_text(Arena *a, Str value);

// Whether the text is a single integer.
bool scan_is_number(Str text);

#endif
