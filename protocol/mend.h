// JSON that is right, but more than jansson reads, made readable, so that no edit is lost for it.
#ifndef FL_PROTOCOL_MEND_H
#define FL_PROTOCOL_MEND_H

#include "analysis.h"

// A copy of `text` in which numbers beyond 64 bits are the largest ones, brackets nested too deeply are null, NULs in
// names are U+FFFD, and control characters in strings are escaped. What is wrong beside that stays. Empty when the copy
// would be too long.
Str mend_json(Arena *a, Str text);

#endif
