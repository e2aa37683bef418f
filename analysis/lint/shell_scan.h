// One walk over the text of an instruction that knows where it is: inside of quotes, in what a shell nests, in a
// comment of the shell. And the physical lines that the text was written on.
#ifndef FL_LINT_SHELL_SCAN_H
#define FL_LINT_SHELL_SCAN_H

#include "syntax/walk.h"

enum { SCAN_DEPTH = 64 };

typedef struct Scan {
    const Instr *in;
    uint32_t at, end;      // joined
    char escape;           // of the shell or of the instruction
    bool is_shell;         // `$(`, `(` and backquotes nest, and `#` starts comments
    bool in_word;          // the byte before `at` belongs to a word
    bool is_lost;          // nested too deep to know where it is
    char open[SCAN_DEPTH]; // what is open here: ' " ( { ` and # for PowerShell's <# #>
    uint32_t depth;
} Scan;

// Whether the instruction says what to run: in the container only; there or in the build.
bool kind_is_of_container(InstrKind kind);
bool kind_runs_command(InstrKind kind);

// Whether a shell runs the text of such an instruction, or of one that is misspelt.
bool kind_has_shell(InstrKind kind);

// Starts at the joined offset `from` of an instruction of that kind, up to the end of its logical line.
Scan scan_start(const Instr *in, InstrKind kind, uint32_t from);

// Steps over one character, or one that is escaped. False at the end.
bool scan_next(Scan *s);

// Whether nothing is open at the current place.
bool scan_is_bare(const Scan *s);

// Whether a comment of the shell starts at the current place.
bool scan_is_comment(const Scan *s);

// Whether a comment may start in the text, whatever is open there: told without a walk.
bool span_may_have_comment(const Instr *in, Span span);

// Steps to the end of the physical line, where whoever wrote the comment meant it to end.
void scan_skip_comment(Scan *s);

// Where the physical line ends that holds the joined offset `at`, without its escape character.
uint32_t line_end_at(const Instr *in, uint32_t at);

// The cut after which the line of `at` begins; NULL on the first line.
const Cut *line_cut_before(const Instr *in, uint32_t at);

// The escape character of the instruction as messages call it.
const char *escape_name(const Instr *in);

// The joined offset without the blanks before it.
uint32_t before_blanks(const Instr *in, uint32_t at);

// Whether the text before `at` ends in `&&`, `||` or `|`: the operator; else empty.
Span operator_before(const Instr *in, uint32_t at);

#endif
