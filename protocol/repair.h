// JSON text as clients really send it, made acceptable to a strict parser.
#ifndef FL_PROTOCOL_REPAIR_H
#define FL_PROTOCOL_REPAIR_H

#include "analysis.h"

// `text` itself when it is sound; else a copy in which bytes that are not UTF-8 are U+FFFD, and halves of surrogate
// pairs are `\ufffd`. Editors in JavaScript send such halves while a character is being deleted.
Str repair_json(Arena *a, Str text);

#endif
