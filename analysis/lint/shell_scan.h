// A scanner over the text of an instruction that tracks quotes, nested shell constructs and shell
// comments; and questions about the physical lines of the text.
#ifndef FL_LINT_SHELL_SCAN_H
#define FL_LINT_SHELL_SCAN_H

#include "syntax/walk.h"

enum { SCAN_DEPTH = 64 };

typedef struct Scan {
    const Instr *in;
    uint32_t at, end;      // joined offsets
    char escape;           // escape character of the shell or of the instruction
    bool is_shell;         // `$(`, `(` and backquotes nest, `#` starts a comment
    bool in_word;          // the byte before `at` belongs to a word
    bool is_lost;          // nested deeper than SCAN_DEPTH: the state is unknown
    char open[SCAN_DEPTH]; // stack of open ' " ( { ` and # (PowerShell's <# #>)
    uint32_t depth;
} Scan;

// Whether the instruction holds a command: run in the container; run in the container or in the
// build.
bool kind_is_of_container(InstrKind kind);
bool kind_runs_command(InstrKind kind);

// Whether a shell runs the text of such an instruction (also of one with a misspelt keyword).
bool kind_has_shell(InstrKind kind);

// Starts at joined offset `from`; the scan ends at the end of the logical line.
Scan scan_start(const Instr *in, InstrKind kind, uint32_t from);

// Moves behind one character or escaped character. False at the end.
bool scan_next(Scan *s);

// Whether no quote or nested construct is open.
bool scan_is_bare(const Scan *s);

// Whether a shell comment starts at the current place.
bool scan_is_comment(const Scan *s);

// A fast test whether the text may contain a comment at all.
bool span_may_have_comment(const Instr *in, Span span);

// Moves to the end of the physical line, where the author of the comment meant it to end.
void scan_skip_comment(Scan *s);

// The end of the physical line that contains joined offset `at`, without its escape character.
uint32_t line_end_at(const Instr *in, uint32_t at);

// The cut after which the physical line of `at` begins; NULL on the first line.
const Cut *line_cut_before(const Instr *in, uint32_t at);

// How messages call the instruction's escape character.
const char *escape_name(const Instr *in);

// `at` moved back over blanks.
uint32_t before_blanks(const Instr *in, uint32_t at);

// The `&&`, `||` or `|` before `at`; an empty span if there is none.
Span operator_before(const Instr *in, uint32_t at);

#endif
