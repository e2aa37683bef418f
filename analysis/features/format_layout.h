// Decides where the lines of a shell command break, and their depth. Private to the formatter.
#ifndef FL_FEATURES_FORMAT_LAYOUT_H
#define FL_FEATURES_FORMAT_LAYOUT_H

#include "features/format.h"
#include "lint/shell_scan.h"

// A shell token, as far as layout needs it.
typedef enum TokenKind {
    TOKEN_END,
    TOKEN_WORD,
    TOKEN_JOIN,     // && || | |&
    TOKEN_SEPARATE, // ; &
    TOKEN_CASE_END, // ;; ;& ;;&
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_LOST // a comment, or syntax that is not supported
} TokenKind;

typedef struct Token {
    TokenKind kind;
    Span span; // joined
} Token;

// The next token. Words include quoted and nested text and redirections.
Token format_token(Scan *scan);

// The kind of an enclosing compound command.
typedef enum Frame { FRAME_IF, FRAME_LOOP, FRAME_CASE, FRAME_BODY, FRAME_BRACE, FRAME_PAREN } Frame;

enum { FRAME_DEPTH = 64 };

// A parser state that follows the shell grammar from token to token.
typedef struct Nesting {
    Frame frame[FRAME_DEPTH];
    uint32_t depth;
    bool starts_command; // a command may begin here
    bool in_header;      // in the words of a for or case header
    bool in_pattern;     // in a pattern of case
    bool in_test;        // [[ ]]
    bool is_lost;        // the grammar was not understood
} Nesting;

// The depth of a line that begins with this token; whether the token is in the middle of a command,
// without a depth of its own.
uint32_t nesting_depth(const Nesting *n, Token t, Str text);
bool nesting_is_middle(const Nesting *n, Token t);

// Advances the state over the token.
void nesting_step(Nesting *n, Token t, Str text);

// Whether the shell texts of both instructions differ only in blanks between words.
bool format_same_tokens(const Instr *one, const Instr *two);

#endif
