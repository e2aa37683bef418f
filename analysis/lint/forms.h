// Converts between shell form and exec form of RUN, CMD, ENTRYPOINT and HEALTHCHECK CMD.
#ifndef FL_LINT_FORMS_H
#define FL_LINT_FORMS_H

#include "model/command_shell.h"

// What is needed to write a shell form as an exec form.
typedef enum ExecNeed {
    EXEC_NONE,  // impossible: no text, (nearly) an exec form, heredoc, or bytes not allowed in JSON
    EXEC_PLAIN, // its words: no character has a meaning for a shell
    EXEC_LITERAL, // its words: one command of literal words, some quoted
    EXEC_PROGRAM, // its words, but a program replaces a shell builtin: `echo`, `test`
    EXEC_SHELL,   // a shell must be started with the text
} ExecNeed;

typedef struct ExecForm {
    ExecNeed need;
    Str words;       // `["node", "server.js"]`; empty if a shell is needed
    Str wrapped;     // `["/bin/sh", "-c", "exec node $FILE"]`, the same as the shell form; or empty
    Span span;       // joined: what it replaces
    Span comment;    // joined: a shell comment at the end of `span`, contained in neither form
    bool is_misread; // a literal `'$A'` would look in `words` as if a shell were missing
    bool gets_exec;  // `wrapped` has a new `exec` before its last command
    bool keeps_shell; // the shell of `wrapped` stays the parent process
} ExecForm;

// Texts live in the arena. In `wrapped` of a CMD or ENTRYPOINT, `exec` is put before the last
// command where nothing else changes by it, so that the program replaces the shell and receives
// signals.
ExecForm exec_form(Arena *a, const Instr *in, const CommandShell *shell);

// The shell form of an exec form: its words, quoted where needed, or the text of its `sh -c`.
typedef struct ShellForm {
    bool is_possible;  // false also for other forms, words that fit on no line, and shell builtins
    bool is_unwrapped; // the array starts the shell in effect: nothing changes
    bool is_builtin;   // the shell has a builtin of that name, which may behave differently
    Str text;
    Span span; // joined: what it replaces
} ShellForm;

ShellForm shell_form(Arena *a, const Instr *in, const CommandShell *shell);

// exec_form_of: a JSON array of the words, `["a", "b"]`. shell_quoted: a word quoted for a POSIX
// shell where needed.
Str exec_form_of(Arena *a, const Str *word, uint32_t count);
Str shell_quoted(Arena *a, Str word);

// Whether the word, as a command's first, is a shell builtin or keyword.
bool is_command_of_shell(Str word);

// Whether the unquoted word is a shell keyword such as `if`.
bool is_keyword_of_shell(Str word);

#endif
