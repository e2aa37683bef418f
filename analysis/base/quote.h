// Quoted texts, for output that programs read.
#ifndef FL_BASE_QUOTE_H
#define FL_BASE_QUOTE_H

#include "base/out.h"

// As Go's strconv.Quote: unprintable characters are escaped, bytes that are not UTF-8 become \xNN.
void out_go_quoted(Out *o, Str s);

// As a JSON string (RFC 8259); bytes that are not UTF-8 become U+FFFD.
void out_json_quoted(Out *o, Str s);

#endif
