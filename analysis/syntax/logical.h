// Finds the end of an item: joins physical lines to a logical line, and finds the heredoc bodies
// behind it. Private to the parser.
#ifndef FL_SYNTAX_LOGICAL_H
#define FL_SYNTAX_LOGICAL_H

#include "syntax/builder.h"

// The extent of an item, in scratch memory.
typedef struct Logical {
    InstrKind kind;    // K_UNKNOWN: any instruction
    uint32_t end;      // bytes of the text that belong to the item
    Str joined;        // the text without cuts
    uint32_t lines;    // line feeds in it
    uint32_t indent;   // joined: width of the indent
    uint32_t logical;  // joined: end of the logical line
    uint32_t line_end; // joined: behind the line end
    const Cut *cut;
    uint32_t cut_count;
    Directive directive;
    const Heredoc *heredoc; // joined spans
    uint32_t heredoc_count;
    bool is_unclosed; // the last heredoc has no end
    bool has_bad;     // a heredoc delimiter at `bad` cannot be lexed: heredocs are not read
    Span bad;
} Logical;

// Reads the item at the start of `text`. Returns false when more bytes are needed to find its end.
bool logical_read(Arena *scratch, Str text, bool is_end, ParseState before, Logical *out);

// Adds the line end and heredoc bodies as nodes, and the heredocs to the builder.
void logical_bodies(Builder *b, Instr *in, const Logical *l);

#endif
