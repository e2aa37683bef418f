// Where the lines of a shell command break and how deep they stand. Private to the formatter.
#ifndef FL_FEATURES_FORMAT_LAYOUT_H
#define FL_FEATURES_FORMAT_LAYOUT_H

#include "features/format.h"
#include "lint/shell_scan.h"

// A token of the shell, as far as lines depend on it.
typedef enum TokenKind {
    TOKEN_END,
    TOKEN_WORD,
    TOKEN_JOIN,     // && || | |&
    TOKEN_SEPARATE, // ; &
    TOKEN_CASE_END, // ;; ;& ;;&
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_LOST // a comment, or what only a shell can read
} TokenKind;

typedef struct Token {
    TokenKind kind;
    Span span; // joined
} Token;

// The next token. Words hold what they quote and nest, and redirections are words.
Token format_token(Scan *scan);

// What compound command a place lies in.
typedef enum Frame { FRAME_IF, FRAME_LOOP, FRAME_CASE, FRAME_BODY, FRAME_BRACE, FRAME_PAREN } Frame;

enum { FRAME_DEPTH = 64 };

// Follows the grammar of the shell from token to token.
typedef struct Nesting {
    Frame frame[FRAME_DEPTH];
    uint32_t depth;
    bool starts_command; // a command may start here
    bool in_header;      // of for and case: words
    bool in_pattern;     // of case
    bool in_test;        // [[ ]]
    bool is_lost;        // the grammar was left
} Nesting;

// How deep a line stands that begins with this token; a token in the middle of a command has no depth of its own.
uint32_t nesting_depth(const Nesting *n, Token t, Str text);
bool nesting_is_middle(const Nesting *n, Token t);

// Goes behind the token.
void nesting_step(Nesting *n, Token t, Str text);

// Whether the shell text of both is the same but for the blanks that part its words.
bool format_same_tokens(const Instr *one, const Instr *two);

#endif
