// What the parts of the formatter share. It goes line by line: a line gets another indent, other blanks between words, or
// is dropped; of a shell command an operator may move to the next line or the one before. Private to features/.
#ifndef FL_FEATURES_FORMAT_H
#define FL_FEATURES_FORMAT_H

#include "base/vec.h"
#include "fl_format.h"
#include "lint/edits.h"
#include "lint/open_document.h"

typedef struct Formatter {
    Arena *arena;   // of the answer
    Arena *scratch; // of the item that is being formatted
    FlDoc *doc;
    const FlFormat *options;
    Str unit;     // of indent
    Str line_end; // of the file
    bool raises;  // keywords become upper case
    bool keeps_commands;
    bool has_commented; // the row of comments holds code, and stays as it is
    uint32_t item;
    Edits edits;
} Formatter;

// A piece of an instruction that is printed as it stands, with one blank before it.
typedef struct Atom {
    Span span;       // joined
    bool is_keyword; // may be printed in upper case
    bool is_command; // text that a shell reads
    bool is_tight;   // without the blank
    bool is_closing; // the bracket that ends an array
} Atom;

typedef struct Atoms {
    Atom *item;
    uint32_t count, room;
} Atoms;

// Adds the pieces of an instruction and its triggers. False when there is anything between them but blanks.
bool format_atoms(Arena *a, const Formatter *f, const Instr *in, Atoms *out);

typedef enum LineKind { LINE_TEXT, LINE_COMMENT, LINE_EMPTY } LineKind;

// A line of the logical line, as it was written and as it is to be.
typedef struct Line {
    LineKind kind;
    Span bytes;        // of the item's text, with the line end
    uint32_t content;  // where its line end starts
    Span joined;       // of a text: what the reader keeps
    uint32_t lead;     // bytes of blanks at its start
    bool is_continued; // ends in the escape character
    bool is_inside;    // starts in the middle of a piece: what stands around it belongs to the text
    bool is_command;   // this piece is the text of a command
    bool is_removed;
    uint32_t piece; // the first of the command that ends on this line or on a later one
    Str indent;     // as it is printed
    Str text;       // as it is printed, with the indent and without a line end
} Line;

// A token of a shell command, on the line on which it is to stand.
typedef struct Piece {
    Span span;               // joined
    uint32_t line, end_line; // where it starts and ends
    uint32_t depth;          // of a line that it begins; MIDDLE: one more than the command's
    bool joins, chains;      // && || |, and && of the top level
    bool breaks;             // a new line is begun here, `indent` deep
    bool is_moved;           // from another line
    Str indent;
} Piece;

typedef struct Lines {
    Line *item;
    uint32_t count, room;
    uint32_t end; // behind the last of them: where heredoc bodies start
    struct {
        Piece *item;
        uint32_t count, room;
    } pieces; // of the command; none when it stays as it is
} Lines;

// The lines of an item; a comment or a directive is one.
Lines format_lines(Arena *a, const Instr *in);

// Gives each line the text that it is printed with.
void format_print(Formatter *f, const Instr *in, const Atoms *atoms, Lines *lines);

// Plans the lines of a shell command: sets their indents, and what format_piece prints of them. False when they stay.
bool format_commands(Formatter *f, const Instr *in, Lines *lines);

// The part of the command that line `i` is to show. `is_cut`: it ends in the middle of a word.
Str format_piece(const Formatter *f, const Instr *in, const Lines *lines, uint32_t i, bool *is_cut);

// One unit of indent.
Str format_unit(Arena *a, const FlFormat *options);

// Where the blanks of a line end that its text starts with.
uint32_t format_lead(Str line);

// A comment, from its `#` on, as it is printed. Code that was put into a comment is left alone, and so is all of a row of
// comments with such code in it.
Str format_comment(const Formatter *f, Str comment);
bool format_is_code(Str comment, char escape);

typedef enum FormatMark { MARK_NONE, MARK_OFF, MARK_ON, MARK_SKIP } FormatMark;

// What a comment tells the formatter: `# fmt: off`, `# fmt: on`, `# fmt: skip`, `# dockerfmt-ignore`.
FormatMark format_mark(Str comment);

// Whether the item reads the same with another text: the one gate that all of the above must pass.
bool format_is_same(Formatter *f, const Instr *in, Str text);

#endif
