// Expansion of words: variables, quotes and escapes in one pass, as the builder does it (language.md 9).
#ifndef FL_SYNTAX_EXPAND_H
#define FL_SYNTAX_EXPAND_H

#include "base/arena.h"
#include "base/str.h"

typedef enum EnvAnswer {
    ENV_UNSET,
    ENV_SET,
    ENV_UNKNOWN, // may be set, we cannot know to what: the result is not known either
} EnvAnswer;

// The variables of a word. `get` may write `*value` only when it answers ENV_SET. A NULL `get` is the empty environment.
typedef struct Env {
    EnvAnswer (*get)(const void *context, Str name, Str *value);
    const void *context;
} Env;

typedef struct ExpandMode {
    char escape;      // '\\' or '`'
    bool raw_quotes;  // quotes stay in the result
    bool raw_escapes; // escapes stay in the result
    bool skip_unset;  // a variable that is not set stays as it is written
    bool skip_quotes; // quotes are plain text (heredoc bodies)
    bool no_words;    // do not split into words
} ExpandMode;

// One name that was looked up, in order, also inside defaults that were not used.
typedef struct Lookup {
    Str name;
    Span span;      // `$NAME` or `${...}` in the word
    Span name_span; // the name in it
    EnvAnswer answer;
} Lookup;

// What became of a word. All texts live in the arena or in the word. After an error `result` is empty.
typedef struct Expansion {
    bool is_ok;
    bool is_known;   // no ENV_UNKNOWN took part in the result
    Str error;       // like `unsupported modifier (^) in substitution`; our words
    Span error_span; // the `${...}` or the opening quote
    Str result;
    const Str *word; // the same in word mode (language.md 9.5)
    uint32_t word_count;
    const Lookup *lookup;
    uint32_t lookup_count;
} Expansion;

// Linear in the length of `word` and of its values. Nesting of `${a:-${b:-...}}` deeper than 200 is an error.
Expansion expand(Arena *a, Str word, const Env *env, ExpandMode mode);

// The end of the name of a variable that starts at `at`: digits, one special sign, or letters, digits and `_`
// (language.md 9.2). `at` itself when there is none.
uint32_t variable_name_end(Str s, uint32_t at);

// The heredoc that an argument word is, by language.md 8.3; false when it is none.
typedef struct HeredocWord {
    Str name;
    uint32_t fd;
    bool is_expanded, is_chomped;
    bool
        is_bad; // none, because its delimiter cannot be lexed; on a logical line that is an error of the parser
} HeredocWord;

bool heredoc_word(Arena *a, Str word, HeredocWord *out);

// The heredocs that a logical line opens, by language.md 8.2, in order with their places; none when the lexer fails.
typedef struct HeredocWords {
    HeredocWord *item;
    Span *span;
    uint32_t count;
    bool has_bad; // a word is_bad, the first at `bad`: the builder refuses the line
    Span bad;
} HeredocWords;

HeredocWords heredoc_words(Arena *a, Str line);

#endif
