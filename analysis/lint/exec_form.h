// Between the shell form and the exec form of RUN, CMD, ENTRYPOINT and HEALTHCHECK CMD.
#ifndef FL_LINT_EXEC_FORM_H
#define FL_LINT_EXEC_FORM_H

#include "base/arena.h"
#include "syntax/syntax.h"

// How a command in shell form can become an exec form.
typedef enum ExecNeed {
    EXEC_NONE, // not at all: no text, an exec form already or nearly, a heredoc, bytes that JSON cannot hold
    EXEC_PLAIN,   // as its words, without a doubt (rules-buildkit.md 2.7 A)
    EXEC_LITERAL, // as its words: one command of exact words, some of them quoted
    EXEC_SHELL,   // only as a text for a shell
} ExecNeed;

typedef struct ExecForm {
    ExecNeed need;
    Str words; // `["node", "server.js"]`; empty where a shell is needed
    Str wrapped; // `["/bin/sh", "-c", "exec node $FILE"]`: what the shell form means on Linux without SHELL
    Span span; // joined: what either of them replaces
} ExecForm;

// All texts live in the arena. The wrapped text of a CMD or ENTRYPOINT begins with `exec` when it is one command, so
// that the program gets the signals. Where a SHELL is in effect `wrapped` means something else than the shell form.
ExecForm exec_form(Arena *a, const Instr *in);

// The shell form of an exec form: its words with quotes where they need some, or the text of `sh -c`.
typedef struct ShellForm {
    bool is_possible; // false also for what is no exec form, and for words that no line can hold
    Str text;
    Span span; // joined: what it replaces
} ShellForm;

ShellForm shell_form(Arena *a, const Instr *in);

// A JSON array of words, `["a", "b"]`, and one word quoted for a POSIX shell where it needs that.
Str exec_form_of(Arena *a, const Str *word, uint32_t count);
Str shell_quoted(Arena *a, Str word);

#endif
