// One look into a JSON text: the member of an object.
#ifndef FL_VALUES_JSON_TEXT_H
#define FL_VALUES_JSON_TEXT_H

#include "base/str.h"

// The value of the member of that name in the object that the text begins with: of a string what stands between its quotes, as
// it is written, else the whole text of the value. False when there is none, or the text is broken before it.
bool json_member(Str object, Str name, Str *value);

#endif
