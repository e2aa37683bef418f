// The text of a RUN exactly as its shell gets it, with the place that each byte comes from: so ShellCheck reads what runs,
// and what it says is found in the document again, through continuations, comments, heredocs and escapes of JSON.
//
//     RUN a \⏎              set -e                      what the SHELL sets, and the variables that the commands mention:
//       # why⏎              export V='1.2'               as far as their values are known, with these
//       && b $V⏎            a     && b $V               the body
#ifndef FL_LINT_RUN_SCRIPT_H
#define FL_LINT_RUN_SCRIPT_H

#include "fl_shellcheck.h"
#include "lint/edits.h"
#include "model/model.h"

typedef struct RunScript {
    FlShellScript told;
    uint32_t body;      // where it starts in the text
    uint32_t commands;  // where they start, after a `#!` line that is left empty
    const Span *source; // of each byte of the body: the joined bytes that it stands for
    bool is_json;       // it is a string of an exec form
    bool is_too_long;   // for ShellCheck: there is no text
} RunScript;

// The script of `in`, the RUN of `step` or its trigger. False where ShellCheck has nothing to read: another language, or no
// shell. Lives in the arena.
bool run_script(Arena *a, const Model *m, uint32_t step, const Instr *in, RunScript *out);

// The offset in the text of a place as ShellCheck counts: a line and column from 1.
uint32_t run_script_offset(const RunScript *s, uint32_t line, uint32_t column);

// The joined bytes that stand for those of the text from `start` to `end`; false for what lies before the body. What is empty
// becomes the word that stands there.
bool run_script_span(const RunScript *s, uint32_t start, uint32_t end, Span *joined);

// The edits of the item's bytes that change its script as the fix would change the text. False when there are none that do just
// that: extracted after the edits, the script has to be what ShellCheck makes of it.
bool run_script_edits(Arena *a, const RunScript *s, const Instr *in, const FlShellRemark *fix,
                      Edits *out);

// The body alone, of a RUN that need not be in a document.
Str run_script_body(Arena *a, const Instr *in);

#endif
