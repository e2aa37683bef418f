// The state of one expansion, shared by expand.c and substitution.c.
#ifndef FL_SYNTAX_LEXER_H
#define FL_SYNTAX_LEXER_H

#include "base/out.h"
#include "syntax/expand.h"

// A word of word mode: its span in the text of all words, and in the source.
typedef struct WordPlace {
    Span text, source;
} WordPlace;

typedef struct LexedWords {
    Out text;          // all words, concatenated
    WordPlace current; // the word being read; empty `text`: none yet
    WordPlace *item;
    uint32_t count, room;
} LexedWords;

typedef struct Lexer {
    Arena *arena;
    Str text;
    uint32_t at;
    const Env *env;
    ExpandMode mode;
    bool raw_escapes; // as in `mode`, or true inside a pattern
    uint32_t depth;   // nesting of `${`
    bool is_known;
    Out out; // the result so far; the content of a `${` is appended and then cut off
    LexedWords words;
    struct {
        Lookup *item;
        uint32_t count, room;
    } lookups;
    Str error; // the first error
    Span error_span;
} Lexer;

enum { EXPAND_DEPTH = 200 };

// Stores the error unless there is one; returns false.
bool lexer_fail(Lexer *l, Span span, const char *format, ...) __attribute__((format(printf, 3, 4)));

// Reads up to and including the next unquoted, unescaped `stop`. False after an error.
bool lexer_until(Lexer *l, char stop);

// Reads the `$NAME` or `${...}` at the current place.
bool lexer_dollar(Lexer *l);

#endif
