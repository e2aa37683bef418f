// Extracts a member of a JSON object without parsing the whole text.
#ifndef FL_VALUES_JSON_TEXT_H
#define FL_VALUES_JSON_TEXT_H

#include "base/str.h"

// The value of the first member with that name in the object at the start of the text: the raw
// content of a string, else the raw text of the value. False when there is none, or the text is
// broken before it.
bool json_member(Str object, Str name, Str *value);

#endif
