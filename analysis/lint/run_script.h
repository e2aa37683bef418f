// The script of a RUN exactly as its shell gets it, with the source offset of each byte: ShellCheck
// reads this text, and its remarks are mapped back through continuations, comments, heredocs and
// JSON escapes.
//
//     RUN a \⏎              set -e                      options of the SHELL in effect; then the known
//       # why⏎              export V='1.2'               values of variables that the commands mention
//       && b $V⏎            a     && b $V               the body
#ifndef FL_LINT_RUN_SCRIPT_H
#define FL_LINT_RUN_SCRIPT_H

#include "fl_shellcheck.h"
#include "lint/edits.h"
#include "model/model.h"

typedef struct RunScript {
    FlShellScript told;
    uint32_t body;      // offset of the body in the text
    uint32_t commands;  // offset of the commands, behind a `#!` line that is replaced by blanks
    const Span *source; // of each byte of the body: the joined offsets that it comes from
    bool is_json;       // the body is a string of an exec form
    bool is_too_long;   // too long for ShellCheck: there is no text
} RunScript;

// Makes the script of `in`, the RUN of `step` or its trigger. False when ShellCheck cannot read it:
// another language, or no shell. Lives in the arena.
bool run_script(Arena *a, const Model *m, uint32_t step, const Instr *in, RunScript *out);

// Converts ShellCheck's line and column (both from 1) to an offset in the text.
uint32_t run_script_offset(const RunScript *s, uint32_t line, uint32_t column);

// Converts bytes [start, end) of the text to joined offsets; false before the body. An empty range
// becomes the word at that place.
bool run_script_span(const RunScript *s, uint32_t start, uint32_t end, Span *joined);

// The edits, in bytes of the item, that change the script as ShellCheck's fix changes the text.
// False unless the script extracted after the edits is exactly the fixed text.
bool run_script_edits(Arena *a, const RunScript *s, const Instr *in, const FlShellRemark *fix,
                      Edits *out);

// Only the body, of a RUN that need not be in a document.
Str run_script_body(Arena *a, const Instr *in);

#endif
