// Arguments that begin with `[` and were meant as a JSON array but are none. The builder gives no
// error: it reads them as the shell form or as plain words.
#ifndef FL_MODEL_NEAR_JSON_H
#define FL_MODEL_NEAR_JSON_H

#include "base/arena.h"
#include "syntax/syntax.h"

typedef enum NearJsonFault {
    NEAR_JSON_NONE,            // only invisible characters are wrong
    NEAR_JSON_OPEN_MISSING,    // the `[` is missing: another bracket, or strings with commas only
    NEAR_JSON_WORDS,           // quotes around words with blanks, where quotes have no meaning
    NEAR_JSON_BACKSLASH,       // a backslash before a blank, which escapes nothing there
    NEAR_JSON_QUOTE,           // a string in single or typographic quotes
    NEAR_JSON_QUOTE_OPEN,      // a quote that is never closed
    NEAR_JSON_BARE,            // a word without quotes
    NEAR_JSON_ESCAPE,          // a backslash that starts no escape of JSON
    NEAR_JSON_CONTROL,         // a tab or another control character in a string
    NEAR_JSON_COMMA_LAST,      // a comma before the `]`
    NEAR_JSON_COMMA_MORE,      // a comma without a string before it
    NEAR_JSON_COMMA_MISSING,   // a comma is missing before the string at `place`
    NEAR_JSON_BRACKET_MISSING, // the `]` is missing behind `place`
    NEAR_JSON_TEXT_AFTER,      // text after the `]`
    NEAR_JSON_COMMENT_AFTER,   // text after the `]` that begins with `#`
} NearJsonFault;

typedef struct NearJsonEdit {
    Span span; // joined offsets
    Str with;
} NearJsonEdit;

// Offsets are joined; texts live in the arena.
typedef struct NearJson {
    Span span;           // from the `[` to the end of the arguments
    NearJsonFault fault; // the first fault in the text
    Span place;          // where it is
    const NearJsonEdit
        *edit; // edits that make it the intended array, in order; without a trailing comment
    uint32_t edit_count; // 0 when the intention is uncertain
    Span comment;        // after the `]`; empty when there is none
    bool is_exact;       // the intention is certain
} NearJson;

// Whether the arguments of `in` (a trigger, but no ONBUILD itself) were meant as a JSON array and
// are none. A shell test `[ -f x ]` or a pattern `[ab]*` is not meant so. Linear time.
bool near_json(Arena *a, const Instr *in, NearJson *out);

#endif
