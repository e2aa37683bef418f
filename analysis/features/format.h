// The formatter's shared parts. It works line by line: a line gets another indent or other blanks
// between words, or is removed; in a shell command, an operator may move to the next or previous
// line. Private to features/.
#ifndef FL_FEATURES_FORMAT_H
#define FL_FEATURES_FORMAT_H

#include "base/vec.h"
#include "fl_format.h"
#include "lint/edits.h"
#include "lint/open_document.h"

typedef struct Formatter {
    Arena *arena;   // lives as long as the result
    Arena *scratch; // lives for one item
    FlDoc *doc;
    const FlFormat *options;
    Str unit;     // one level of indent
    Str line_end; // of the file
    bool raises;  // print keywords in upper case
    bool keeps_commands;
    bool has_commented; // the current row of comments contains code and stays unchanged
    uint32_t item;
    Edits edits;
} Formatter;

// A part of an instruction that is printed unchanged, with one blank before it.
typedef struct Atom {
    Span span;       // joined
    bool is_keyword; // print in upper case if `raises`
    bool is_command; // shell text
    bool is_tight;   // no blank before it
    bool is_closing; // the closing bracket of an array
} Atom;

typedef struct Atoms {
    Atom *item;
    uint32_t count, room;
} Atoms;

// Adds the parts of an instruction and its triggers. False when something other than blanks is
// between them.
bool format_atoms(Arena *a, const Formatter *f, const Instr *in, Atoms *out);

typedef enum LineKind { LINE_TEXT, LINE_COMMENT, LINE_EMPTY } LineKind;

// A physical line of the logical line, before and after formatting.
typedef struct Line {
    LineKind kind;
    Span bytes;        // in the item's text, with the line end
    uint32_t content;  // offset of its line end
    Span joined;       // of LINE_TEXT: the joined offsets
    uint32_t lead;     // bytes of blanks at its start
    bool is_continued; // ends with the escape character
    bool is_inside;    // begins inside an atom: surrounding blanks belong to the text
    bool is_command;   // that atom is shell text
    bool is_removed;
    uint32_t piece; // index of the first command piece that ends on this line or later
    Str indent;     // new indent
    Str text;       // new text with indent, without line end
} Line;

// A token of a shell command, and the line that it is printed on.
typedef struct Piece {
    Span span;               // joined offsets
    uint32_t line, end_line; // index of the line where it starts, and ends
    uint32_t depth;          // nesting depth if it begins a line; MIDDLE: the command's plus one
    bool joins, chains;      // && || |; top-level &&
    bool breaks;             // a new line begins here, with `indent`
    bool is_moved;           // moved from another line
    Str indent;
} Piece;

typedef struct Lines {
    Line *item;
    uint32_t count, room;
    uint32_t end; // offset behind the lines, where heredoc bodies start
    struct {
        Piece *item;
        uint32_t count, room;
    } pieces; // of the command; empty: it stays unchanged
} Lines;

// Splits an item into lines; a comment or directive is one line.
Lines format_lines(Arena *a, const Instr *in);

// Computes the new text of each line.
void format_print(Formatter *f, const Instr *in, const Atoms *atoms, Lines *lines);

// Plans the lines of a shell command: sets the indents, and prepares format_piece. False when the
// command stays unchanged.
bool format_commands(Formatter *f, const Instr *in, Lines *lines);

// The part of the command on line `i`. `is_cut`: it ends inside a word.
Str format_piece(const Formatter *f, const Instr *in, const Lines *lines, uint32_t i, bool *is_cut);

// One level of indent.
Str format_unit(Arena *a, const FlFormat *options);

// The length of the blanks at the start of a line.
uint32_t format_lead(Str line);

// The new text of a comment, from its `#` on. Commented-out code stays unchanged, and so do all
// comments in a row with it.
Str format_comment(const Formatter *f, Str comment);
bool format_is_code(Str comment, char escape);

typedef enum FormatMark { MARK_NONE, MARK_OFF, MARK_ON, MARK_SKIP } FormatMark;

// The meaning of a comment for the formatter: `# fmt: off`, `# fmt: on`, `# fmt: skip`, `#
// dockerfmt-ignore`.
FormatMark format_mark(Str comment);

// Whether the item with the new text is equivalent for the builder: the final test of all changes.
bool format_is_same(Formatter *f, const Instr *in, Str text);

#endif
