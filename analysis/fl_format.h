// Formatting. As in analysis.h, offsets and spans are bytes of the document, and what is returned lives as long as the
// arena that was passed in.
#ifndef FL_FORMAT_H
#define FL_FORMAT_H

#include "analysis.h"

typedef enum FlLineEnd { FL_LINE_END_KEPT, FL_LINE_END_LF, FL_LINE_END_CRLF } FlLineEnd;

// Where `&&`, `||` and `|` stand when a command breaks at them.
typedef enum FlOperators {
    FL_OPERATORS_LEADING,
    FL_OPERATORS_TRAILING,
    FL_OPERATORS_KEPT
} FlOperators;

// Reads `leading`, `trailing` or `keep`; false, and nothing is changed, for any other word.
bool fl_operators(Str word, FlOperators *out);

// How to format. A zeroed one is the default.
typedef struct FlFormat {
    uint32_t width;     // of the indent, or of a tab, in columns; 0: 4
    uint32_t max_width; // of a line, in columns, before a command is broken at its `&&`; 0: 120
    bool has_tabs;      // indent with tabs
    FlLineEnd line_end; // kept: that of most instructions and comments
    FlOperators operators;
    bool keeps_trailing_blanks;
    bool keeps_blank_end; // blank lines at the end of the file
    bool keeps_open_end;  // a last line without line end
    bool keeps_keywords;  // in the case that they are written in
    bool keeps_multiline; // instructions of more than one line stay as they are
    // Also lays out shell commands, and writes AS in upper case: what the builder reads then differs in blanks and in case, and
    // it builds those layers once more.
    bool lays_out_commands;
} FlFormat;

// Lays out the instructions that `range` touches: small edits, in order, none over more than a line and the blank lines
// that go. What the builder reads is the same afterwards, byte by byte, but for what `lays_out_commands` says; an instruction
// for which that does not hold is left as it is. So are heredoc bodies, what is broken or unknown, and what `# fmt: off` and
// `# fmt: skip` stand before.
FlEdits fl_format(Arena *a, FlDoc *doc, const FlFormat *options, Span range);

// What to do when a line end has just been typed before `at`: indents the new line inside an instruction, and continues
// the line before it where a shell operator stands at the break.
FlEdits fl_format_line(Arena *a, FlDoc *doc, const FlFormat *options, uint32_t at);

#endif
