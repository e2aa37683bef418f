// Expansion of words: variables, quotes and escapes in one pass, as BuildKit does it (language.md
// 9).
#ifndef FL_SYNTAX_EXPAND_H
#define FL_SYNTAX_EXPAND_H

#include "base/arena.h"
#include "base/str.h"

typedef enum EnvAnswer {
    ENV_UNSET,
    ENV_SET,
    ENV_UNKNOWN, // perhaps set, value unknown: then the result is unknown too
} EnvAnswer;

// The variables. `get` writes `*value` only when it returns ENV_SET. A NULL `get` is the empty
// environment.
typedef struct Env {
    EnvAnswer (*get)(const void *context, Str name, Str *value);
    const void *context;
} Env;

typedef struct ExpandMode {
    char escape;      // '\\' or '`'
    bool raw_quotes;  // keep quotes in the result
    bool raw_escapes; // keep escapes in the result
    bool skip_unset;  // keep unset variables as they are written
    bool skip_quotes; // treat quotes as plain text (heredoc bodies)
    bool no_words;    // do not split into words
} ExpandMode;

// A name that was looked up, also inside defaults that were not used. In order.
typedef struct Lookup {
    Str name;
    Span span;      // `$NAME` or `${...}`, offsets in the word
    Span name_span; // the name in it
    EnvAnswer answer;
} Lookup;

// The result of expanding a word. Texts live in the arena or in the word. After an error `result`
// is empty.
typedef struct Expansion {
    bool is_ok;
    bool is_known;   // no unknown value is part of the result
    Str error;       // in our words: `unsupported modifier (^) in substitution`
    Span error_span; // the `${...}` or the opening quote
    Str result;
    const Str *word; // the result in word mode (language.md 9.5)
    uint32_t word_count;
    const Lookup *lookup;
    uint32_t lookup_count;
} Expansion;

// Linear in the lengths of the word and the values used. Nesting `${a:-${b:-...}}` deeper than 200
// is an error.
Expansion expand(Arena *a, Str word, const Env *env, ExpandMode mode);

// The end of the variable name that starts at `at`: digits, or one special parameter, or letters,
// digits and `_` (language.md 9.2). `at` when there is none.
uint32_t variable_name_end(Str s, uint32_t at);

// An argument word parsed as a heredoc (language.md 8.3); returns false when it is none.
typedef struct HeredocWord {
    Str name;
    uint32_t fd;
    bool is_expanded, is_chomped;
    bool is_bad; // no heredoc: its delimiter cannot be lexed, a parse error on a logical line
} HeredocWord;

bool heredoc_word(Arena *a, Str word, HeredocWord *out);

// The heredocs that a logical line opens, in order, with their spans (language.md 8.2); none when
// lexing fails.
typedef struct HeredocWords {
    HeredocWord *item;
    Span *span;
    uint32_t count;
    bool has_bad; // a word is_bad, the first one at `bad`: BuildKit rejects the line
    Span bad;
} HeredocWords;

HeredocWords heredoc_words(Arena *a, Str line);

#endif
