// HTTP responses as text: status, headers, and the challenge of a server that wants a token (RFC
// 9110, 11.6.1).
#ifndef FL_PROTOCOL_HTTP_H
#define FL_PROTOCOL_HTTP_H

#include "analysis.h"

// A response. Slices of the parsed text.
typedef struct HttpAnswer {
    uint32_t status; // 404
    Str head;        // the header lines with their line ends
    Str body;
} HttpAnswer;

// Parses the last response in a text of one or more responses (such as 1xx before it). False when
// the text is no response.
bool http_read(Str text, HttpAnswer *out);

// The value of the first header with that name, in any case; empty when there is none.
Str http_header(const HttpAnswer *answer, Str name);

// The parameters of `WWW-Authenticate: Bearer`: slices of the header, or unescaped copies in the
// arena.
typedef struct HttpChallenge {
    Str realm, service, scope;
} HttpChallenge;

// Returns false when there is no such challenge, or it has no realm.
bool http_challenge(Arena *a, Str header, HttpChallenge *out);

// The URL in `Link: <...>; rel="next"`; empty when there is none.
Str http_next_page(Str link);

// Whether the text is safe in a header or in a line of curl's configuration: printable ASCII
// without quotes and backslashes.
bool http_is_plain(Str text);

#endif
