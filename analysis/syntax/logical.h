// Where an item ends: physical lines joined to a logical line, and the heredoc bodies behind it. Private to the parser.
#ifndef FL_SYNTAX_LOGICAL_H
#define FL_SYNTAX_LOGICAL_H

#include "syntax/builder.h"

// The extent of an item. Lives in scratch memory.
typedef struct Logical {
    InstrKind kind;    // K_UNKNOWN stands for any instruction
    uint32_t end;      // bytes of the text
    Str joined;        // without the cuts
    uint32_t lines;    // line feeds in those bytes
    uint32_t indent;   // joined: blanks at the start of the first line
    uint32_t logical;  // joined: end of the logical line
    uint32_t line_end; // joined: behind its line end
    const Cut *cut;
    uint32_t cut_count;
    Directive directive;
    const Heredoc *heredoc; // joined spans
    uint32_t heredoc_count;
    bool is_unclosed; // the last of them has no end
    bool
        has_bad; // a word whose delimiter cannot be lexed, at `bad` (joined): no heredoc is read then
    Span bad;
} Logical;

// Reads the item at the start of `text`. False when more bytes are needed.
bool logical_read(Arena *scratch, Str text, bool is_end, ParseState before, Logical *out);

// Adds line end and heredoc bodies to the nodes, and the heredocs to the builder.
void logical_bodies(Builder *b, Instr *in, const Logical *l);

#endif
