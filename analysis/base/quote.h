// Texts in quotes, for print-outs that other programs read.
#ifndef FL_BASE_QUOTE_H
#define FL_BASE_QUOTE_H

#include "base/out.h"

// As Go's strconv.Quote: what is not printable is escaped, bytes that are not UTF-8 become \xNN.
void out_go_quoted(Out *o, Str s);

// A JSON string (RFC 8259); bytes that are not UTF-8 become U+FFFD.
void out_json_quoted(Out *o, Str s);

#endif
