// Answers of HTTP as text: the lines of the head, and the challenge of a server that wants a token (RFC 9110, 11.6.1).
#ifndef FL_PROTOCOL_HTTP_H
#define FL_PROTOCOL_HTTP_H

#include "analysis.h"

// Slices of the text that was read.
typedef struct HttpAnswer {
    uint32_t status; // 404
    Str head;        // the lines below the status, each with its end
    Str body;
} HttpAnswer;

// Reads the last answer of a text that starts with its head; answers that only announce it (1xx) stand before. False when that
// is not what it is.
bool http_read(Str text, HttpAnswer *out);

// The value of a header, its name in any case; the first of several. Empty when there is none.
Str http_header(const HttpAnswer *answer, Str name);

// What `WWW-Authenticate: Bearer` asks for: slices of the header, or made in the arena where something is escaped.
typedef struct HttpChallenge {
    Str realm, service, scope;
} HttpChallenge;

// False when there is no such challenge, or it names no realm.
bool http_challenge(Arena *a, Str header, HttpChallenge *out);

// The address of the next page in `Link: <...>; rel="next"`; empty when there is none.
Str http_next_page(Str link);

// Whether the text may stand in a line of a head or of curl's configuration: printed characters of ASCII alone, no quotes, no
// backslash.
bool http_is_plain(Str text);

#endif
