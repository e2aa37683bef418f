// Quotes in the text of a shell, and the variables that they leave to it.
#ifndef FL_MODEL_SHELL_QUOTES_H
#define FL_MODEL_SHELL_QUOTES_H

#include "base/str.h"

enum { QUOTE_DEPTH = 32 };

// One text of the shell inside another: that of `$(...)` begins with no quotes.
typedef struct QuoteLevel {
    bool is_double;
    uint32_t parens; // open ones of this level
} QuoteLevel;

// A walk over a text. Begin with `{.text = text}`.
typedef struct ShellQuotes {
    Str text;
    uint32_t at;
    QuoteLevel level[QUOTE_DEPTH];
    uint32_t depth;
} ShellQuotes;

// `$NAME` or `${NAME...}`.
typedef struct ShellVariable {
    Str name;
    Span span;        // of the text: up to the name's end, or to the brace behind it
    bool has_default; // `${NAME:-x}`, `${NAME=x}` and the like say what to do when it is not set
} ShellVariable;

// The next variable that the shell replaces: not in single quotes, a comment, or behind a backslash. False at the end.
// All together linear. What is nested too deep is not seen.
bool shell_next_variable(ShellQuotes *q, ShellVariable *out);

// The next character that is not in single quotes, in a comment or after a backslash. False at the end. `*is_double`: it stands in
// double quotes.
bool shell_next_char(ShellQuotes *q, uint32_t *at, bool *is_double);

// Whether the `$` at `at` belongs to the `$$` that begins before it.
bool is_second_dollar(Str text, uint32_t at);

// Whether single quotes hold the byte at `target`, read from the start of the text. Linear.
bool shell_is_single_quoted(Str text, uint32_t target);

#endif
