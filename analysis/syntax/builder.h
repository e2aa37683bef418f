// Making the nodes of one instruction: private to the parser.
#ifndef FL_SYNTAX_BUILDER_H
#define FL_SYNTAX_BUILDER_H

#include "base/arena.h"
#include "syntax/expand.h"
#include "syntax/syntax.h"

// The instruction being parsed; everything lives in `scratch` until it is copied into a block.
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
    } open;      // indexes of nodes not closed yet
    uint32_t at; // joined offset up to which leaves cover the text
} Builder;

// Opens a node at `start`; what lies before it becomes blanks. Returns its index for node_close.
uint32_t node_open(Builder *b, NodeKind kind, uint32_t start);
void node_close(Builder *b, uint32_t index, uint32_t end);
Node *node_leaf(Builder *b, NodeKind kind, uint32_t start, uint32_t end);

// Covers what is still open up to `end` with a leaf of that kind.
void node_fill(Builder *b, NodeKind kind, uint32_t end);

void problem_add(Builder *b, ProblemKind kind, uint32_t start, uint32_t end);

// The flags at the start of [at, end); returns where the arguments begin (language.md 6.2).
uint32_t parse_flags(Builder *b, uint32_t at, uint32_t end);

// The arguments [at, end), trimmed, in the shape of the instruction (language.md 7). `in` gets is_json.
void parse_arguments(Builder *b, Instr *in, uint32_t at, uint32_t end);

// A JSON array of strings over all of [at, end). False, with nothing added, when it is none (language.md 7.1).
bool parse_json(Builder *b, uint32_t at, uint32_t end);

// A node with the quotes, escapes and variables of its text as children; a leaf where it has none.
void node_parts(Builder *b, NodeKind kind, uint32_t start, uint32_t end);

// Whether a line is a parser directive, with the places of key and value in it (language.md 3).
typedef struct Directive {
    bool is_directive;
    Span key, value;
    uint8_t seen; // DIRECTIVE_* of a known key, else 0
} Directive;

Directive directive_read(Str line);

// Byte classes of the flag reader: the builder looks at single bytes there.
static inline bool byte_is_space(char c)
{
    unsigned char u = (unsigned char)c;
    return char_is_blank(c) || c == '\n' || u == 0x85 || u == 0xA0;
}

#endif
