// Formatting. As in analysis.h, offsets and spans are bytes of the document, and results live as
// long as the arena passed in.
#ifndef FL_FORMAT_H
#define FL_FORMAT_H

#include "analysis.h"

typedef enum FlLineEnd { FL_LINE_END_KEPT, FL_LINE_END_LF, FL_LINE_END_CRLF } FlLineEnd;

// Where `&&`, `||` and `|` go when a command is broken into lines.
typedef enum FlOperators {
    FL_OPERATORS_LEADING,
    FL_OPERATORS_TRAILING,
    FL_OPERATORS_KEPT
} FlOperators;

// Parses `leading`, `trailing` or `keep`; false, without a change, for other words.
bool fl_operators(Str word, FlOperators *out);

// Options. All zero: the default.
typedef struct FlFormat {
    uint32_t width;     // of an indent or a tab, in columns; 0: 4
    uint32_t max_width; // longest line in columns before a command is broken at `&&`; 0: 120
    bool has_tabs;      // indent with tabs
    FlLineEnd line_end; // KEPT: that of most instructions and comments
    FlOperators operators;
    bool keeps_trailing_blanks;
    bool keeps_blank_end; // keep blank lines at the end of the file
    bool keeps_open_end;  // keep a last line without line end
    bool keeps_keywords;  // keep the case of keywords
    bool keeps_multiline; // leave instructions of several lines unchanged
    // Also lays out shell commands, and writes AS in upper case. Then what the builder reads
    // changes in blanks and case, so these layers are built again.
    bool lays_out_commands;
} FlFormat;

// Formats the instructions that `range` touches. The edits are small, sorted, and each stays within
// one line and the blank lines that are removed. What the builder reads stays the same byte for
// byte (except with lays_out_commands); an instruction for which this fails is left unchanged. So
// are heredoc bodies, broken or unknown instructions, and those behind `# fmt: off` or `# fmt:
// skip`.
FlEdits fl_format(Arena *a, FlDoc *doc, const FlFormat *options, Span range);

// The edits after a line end was typed before `at`: indents the new line inside an instruction, and
// adds the missing escape character to the line before it if that breaks at a shell operator.
FlEdits fl_format_line(Arena *a, FlDoc *doc, const FlFormat *options, uint32_t at);

#endif
