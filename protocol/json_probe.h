// `fairlead probe`: each line of JSON is a question about the language and is answered by a line of
// JSON.
#ifndef FL_PROTOCOL_JSON_PROBE_H
#define FL_PROTOCOL_JSON_PROBE_H

#include "analysis.h"

// Answers one line, without a line end. `id` is copied from the request. Returns false, with an
// error as answer, when the line is no valid request. An input that BuildKit rejects is a valid
// answer with `ok` false.
bool probe_line(Arena *a, Str line, Str *answer);

#endif
