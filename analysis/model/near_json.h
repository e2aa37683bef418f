// Arguments that begin with `[` and are no JSON array of strings although one was meant. The builder says nothing: it
// takes them for the shell form, or for plain words.
#ifndef FL_MODEL_NEAR_JSON_H
#define FL_MODEL_NEAR_JSON_H

#include "base/arena.h"
#include "syntax/syntax.h"

typedef enum NearJsonFault {
    NEAR_JSON_NONE,         // nothing but invisible characters
    NEAR_JSON_OPEN_MISSING, // the `[`: another bracket stands there, or strings with commas between them
    NEAR_JSON_WORDS,        // quotes around words with blanks, where quotes mean nothing
    NEAR_JSON_BACKSLASH,       // a backslash before a blank, where it keeps none
    NEAR_JSON_QUOTE,           // a string in single or typographic quotes
    NEAR_JSON_QUOTE_OPEN,      // a quote that is never closed
    NEAR_JSON_BARE,            // a word without quotes
    NEAR_JSON_ESCAPE,          // a backslash that starts no escape of JSON
    NEAR_JSON_CONTROL,         // a tab or another control character in a string
    NEAR_JSON_COMMA_LAST,      // a comma before the `]`
    NEAR_JSON_COMMA_MORE,      // a comma without a string before it
    NEAR_JSON_COMMA_MISSING,   // before the string at the place
    NEAR_JSON_BRACKET_MISSING, // the `]`, after the place
    NEAR_JSON_TEXT_AFTER,      // text after the `]`
    NEAR_JSON_COMMENT_AFTER,   // the same, where it begins with `#`
} NearJsonFault;

typedef struct NearJsonEdit {
    Span span; // joined
    Str with;
} NearJsonEdit;

// Offsets are joined; the texts live in the arena.
typedef struct NearJson {
    Span span;           // from the `[` to the end of the arguments
    NearJsonFault fault; // the first in the text
    Span place;          // of it
    const NearJsonEdit
        *edit; // what makes it the array that was meant, in order; all but a comment after it
    uint32_t edit_count; // 0 when that is not certain
    Span comment;        // after the `]`; empty when there is none
    bool is_exact;       // no doubt is left about the array
} NearJson;

// Whether the arguments of the instruction, which is no ONBUILD but may be a trigger, were meant as a JSON array and are
// none. A test of a shell, `[ -f x ]`, a pattern, `[ab]*`, and the like are not meant so. Linear.
bool near_json(Arena *a, const Instr *in, NearJson *out);

#endif
