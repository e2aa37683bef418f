// Finds the variables in a shell text that the shell replaces, with regard to quotes.
#ifndef FL_MODEL_SHELL_QUOTES_H
#define FL_MODEL_SHELL_QUOTES_H

#include "base/str.h"

enum { QUOTE_DEPTH = 32 };

// A nested shell text: `$(...)` starts a new one, outside of quotes.
typedef struct QuoteLevel {
    bool is_double;
    uint32_t parens; // its open parentheses
} QuoteLevel;

// A cursor over a text. Initialise with `{.text = text}`.
typedef struct ShellQuotes {
    Str text;
    uint32_t at;
    QuoteLevel level[QUOTE_DEPTH];
    uint32_t depth;
} ShellQuotes;

// A variable: `$NAME` or `${NAME...}`.
typedef struct ShellVariable {
    Str name;
    Span span;        // offsets in the text: up to the end of the name, or behind the `}`
    bool has_default; // `${NAME:-x}`, `${NAME=x}` or the like: it has a value when unset
} ShellVariable;

// The next variable that the shell replaces: not in single quotes, in a comment or after a
// backslash. False at the end. A whole walk is linear. Texts nested deeper than QUOTE_DEPTH are not
// seen.
bool shell_next_variable(ShellQuotes *q, ShellVariable *out);

// The next character outside of single quotes and comments that no backslash precedes. False at the
// end. `*is_double`: it stands in double quotes.
bool shell_next_char(ShellQuotes *q, uint32_t *at, bool *is_double);

// Whether the `$` at `at` is the second one of `$$`.
bool is_second_dollar(Str text, uint32_t at);

// Whether the byte at `target` stands in single quotes. Reads from the start of the text.
bool shell_is_single_quoted(Str text, uint32_t target);

#endif
