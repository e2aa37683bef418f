// Between the shell form and the exec form of RUN, CMD, ENTRYPOINT and HEALTHCHECK CMD.
#ifndef FL_LINT_FORMS_H
#define FL_LINT_FORMS_H

#include "model/command_shell.h"

// How a command in shell form can become an exec form.
typedef enum ExecNeed {
    EXEC_NONE, // not at all: no text, an exec form already or nearly, a heredoc, bytes that JSON cannot hold
    EXEC_PLAIN,   // as its words: nothing in the text means anything to a shell
    EXEC_LITERAL, // as its words: one command of exact words, some of them quoted
    EXEC_PROGRAM, // as its words, which then start a program in place of the shell's own command: `echo`, `test`
    EXEC_SHELL, // only as a text for the shell
} ExecNeed;

typedef struct ExecForm {
    ExecNeed need;
    Str words; // `["node", "server.js"]`; empty where a shell is needed
    Str wrapped; // `["/bin/sh", "-c", "exec node $FILE"]`: what the shell form means; empty without a shell
    Span span;    // joined: what either of them replaces
    Span comment; // joined: a comment of the shell at the end of `span`; neither of them holds it
    bool is_misread;  // a word in quotes, `'$A'`, would look in `words` as if a shell was missing
    bool gets_exec;   // `exec` was put before the last command of `wrapped`
    bool keeps_shell; // the shell of `wrapped` stays the parent of what it starts
} ExecForm;

// All texts live in the arena. The wrapped text of a CMD or ENTRYPOINT gets `exec` before its last command where that
// changes nothing else, so that the program takes the place of the shell and gets the signals.
ExecForm exec_form(Arena *a, const Instr *in, const CommandShell *shell);

// The shell form of an exec form: its words with quotes where they need some, or the text of `sh -c`.
typedef struct ShellForm {
    bool
        is_possible; // false also for what is no exec form, words that no line can hold, commands of the shell's own
    bool is_unwrapped; // the array began with the very shell: nothing changes
    bool
        is_builtin; // the shell has a command of that name, which may do otherwise than the program
    Str text;
    Span span; // joined: what it replaces
} ShellForm;

ShellForm shell_form(Arena *a, const Instr *in, const CommandShell *shell);

// A JSON array of words, `["a", "b"]`, and one word quoted for a POSIX shell where it needs that.
Str exec_form_of(Arena *a, const Str *word, uint32_t count);
Str shell_quoted(Arena *a, Str word);

// Whether a shell takes the first word of a command for one of its own.
bool is_command_of_shell(Str word);

// Whether a shell reads it, without quotes, as a part of its grammar, such as `if`.
bool is_keyword_of_shell(Str word);

#endif
