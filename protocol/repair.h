// Makes JSON text with invalid encoding acceptable to a strict parser.
#ifndef FL_PROTOCOL_REPAIR_H
#define FL_PROTOCOL_REPAIR_H

#include "analysis.h"

// Returns `text` if it is valid; else a copy in which invalid UTF-8 is U+FFFD and lone surrogates
// are `\ufffd`. JavaScript editors send lone surrogates while a character is being deleted.
Str repair_json(Arena *a, Str text);

#endif
