// `fairlead probe`: a line of JSON asks about a piece of the language, a line of JSON answers.
#ifndef FL_PROTOCOL_JSON_PROBE_H
#define FL_PROTOCOL_JSON_PROBE_H

#include "analysis.h"

// The answer to one request line, without a line end. `id` is repeated as it came. False, with an answer that says so,
// when the line is no request that can be read; a piece that the builder refuses is a good answer with `ok` false.
bool probe_line(Arena *a, Str line, Str *answer);

#endif
