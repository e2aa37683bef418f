// Builds the nodes of one instruction: private to the parser.
#ifndef FL_SYNTAX_BUILDER_H
#define FL_SYNTAX_BUILDER_H

#include "base/arena.h"
#include "syntax/expand.h"
#include "syntax/syntax.h"

// The instruction being parsed. Everything lives in `scratch` until block_make copies it.
typedef struct Builder {
    Arena *scratch;
    Str joined;
    char escape;
    struct {
        Node *item;
        uint32_t count, room;
    } nodes;
    struct {
        Problem *item;
        uint32_t count, room;
    } problems;
    struct {
        Str *item;
        uint32_t count, room;
    } flags;
    struct {
        Heredoc *item;
        uint32_t count, room;
    } heredocs;
    struct {
        Instr *item;
        uint32_t count, room;
    } triggers; // from the outermost to the innermost
    struct {
        uint32_t *item;
        uint32_t count, room;
    } open;      // stack of open nodes
    uint32_t at; // joined offset up to which leaves cover the text
} Builder;

// Opens a node at `start`; the uncovered text before it becomes N_BLANKS. Returns an index for
// node_close.
uint32_t node_open(Builder *b, NodeKind kind, uint32_t start);
void node_close(Builder *b, uint32_t index, uint32_t end);
Node *node_leaf(Builder *b, NodeKind kind, uint32_t start, uint32_t end);

// Covers the text up to `end` with a leaf of that kind.
void node_fill(Builder *b, NodeKind kind, uint32_t end);

void problem_add(Builder *b, ProblemKind kind, uint32_t start, uint32_t end);

// Parses the flags at the start of [at, end); returns where the arguments begin (language.md 6.2).
uint32_t parse_flags(Builder *b, uint32_t at, uint32_t end);

// Parses the arguments [at, end), trimmed, as the instruction's kind requires (language.md 7). Sets
// in->is_json.
void parse_arguments(Builder *b, Instr *in, uint32_t at, uint32_t end);

// Parses [at, end) as a JSON array of strings. False, without a change, when it is none
// (language.md 7.1).
bool parse_json(Builder *b, uint32_t at, uint32_t end);

// Adds a node whose children are the quotes, escapes and variables of its text; a leaf when there
// are none.
void node_parts(Builder *b, NodeKind kind, uint32_t start, uint32_t end);

// A parser directive with the offsets of key and value in its line (language.md 3).
typedef struct Directive {
    bool is_directive;
    Span key, value;
    uint8_t seen; // DIRECTIVE_* bit of a known key, else 0
} Directive;

Directive directive_read(Str line);

// The byte classes of BuildKit's flag parser, which looks at single bytes.
static inline bool byte_is_space(char c)
{
    unsigned char u = (unsigned char)c;
    return char_is_blank(c) || c == '\n' || u == 0x85 || u == 0xA0;
}

#endif
