// What expand.c and substitution.c share: the state of one expansion.
#ifndef FL_SYNTAX_LEXER_H
#define FL_SYNTAX_LEXER_H

#include "base/out.h"
#include "syntax/expand.h"

// Where each word of word mode stands: in the text of the words, and in the source.
typedef struct WordPlace {
    Span text, source;
} WordPlace;

typedef struct LexedWords {
    Out text;          // all words without what parts them
    WordPlace current; // the word that is being read; empty text: none yet
    WordPlace *item;
    uint32_t count, room;
} LexedWords;

typedef struct Lexer {
    Arena *arena;
    Str text;
    uint32_t at;
    const Env *env;
    ExpandMode mode;
    bool raw_escapes; // as the mode says, or inside a pattern
    uint32_t depth;   // of `${`
    bool is_known;
    Out out; // the result so far; what a `${` holds is written behind it and cut off again
    LexedWords words;
    struct {
        Lookup *item;
        uint32_t count, room;
    } lookups;
    Str error; // set once
    Span error_span;
} Lexer;

enum { EXPAND_DEPTH = 200 };

// Notes the first error; always false.
bool lexer_fail(Lexer *l, Span span, const char *format, ...) __attribute__((format(printf, 3, 4)));

// Lexes up to and over the next `stop` that is not quoted or escaped. False after an error.
bool lexer_until(Lexer *l, char stop);

// Lexes the `$NAME` or `${...}` at the current place.
bool lexer_dollar(Lexer *l);

#endif
