// The simple commands of a RUN, CMD, ENTRYPOINT or HEALTHCHECK, seen through lists, pipes, groups, `sh -c` and wrappers.
#ifndef FL_SHELL_COMMANDS_H
#define FL_SHELL_COMMANDS_H

#include "base/arena.h"
#include "shell/command_bits.h"
#include "syntax/syntax.h"

typedef enum ShellKind {
    SHELL_POSIX,
    SHELL_BASH,
    SHELL_CMD,
    SHELL_POWERSHELL,
    SHELL_OTHER
} ShellKind;

// One word after quote removal. `span` is joined, with its quotes.
typedef struct Word {
    Str text;
    Span span;
    bool
        is_literal; // the text is exact: no variable, substitution or unquoted glob takes part in it
    bool is_quoted;  // some part of it was quoted
    bool takes_next; // an option of a known command whose value is the next word
    uint8_t
        letters; // of such a command: bytes of `-qy` up to the first letter that takes a value, with it
} Word;

// How a command is joined to the one before or behind it in its list.
typedef enum Join {
    JOIN_NONE, // first or last of its list
    JOIN_AND,
    JOIN_OR,
    JOIN_SEQUENCE,   // && || and ; or newline
    JOIN_PIPE,       // | and |&
    JOIN_BACKGROUND, // &
} Join;

enum {
    IN_GROUP = 1,        // { }
    IN_SUBSHELL = 2,     // ( )
    IN_SUBSTITUTION = 4, // $( ), ` `, <( )
    IN_CONDITION = 8,    // if, while, until up to then/do; and what `!` negates
    IN_BODY = 16,        // then, else, do, case, function body: may run or not
    IN_SHELL_C = 32,     // the text of `sh -c '...'`
    IN_HEREDOC = 64,     // a heredoc that is the script of the RUN, or is fed to a shell
    IN_EXEC_FORM = 128,
    VIA_SUDO = 256,  // behind sudo, doas, gosu, su-exec, su -c: may run as somebody else
    VIA_XARGS = 512, // behind xargs or find -exec: runs with more arguments
    IN_EVAL = 1024,  // the text that `eval` runs in this same shell
    IN_INPUT = 2048, // of IN_HEREDOC: what is fed to a shell
};

// A simple command; `A=b` and `>file` alone are one with no word. What stands in a substitution comes before the command
// that it is a part of, what `sh -c` runs behind the `sh`. Wrappers (sudo, env, exec, time, nice, command, busybox, VAR=x ...) are looked through: `name` and
// `word` are those of the command that runs at last.
typedef struct Command {
    Str name; // last path component of word[0]; empty when it is not literal
    const Word
        *word; // word[0] is the command itself; never NULL, but only word_count words are there
    uint32_t word_count;
    const Word *prefix; // what stood before word[0]: wrappers with their options, assignments
    uint32_t prefix_count;
    uint8_t family; // for cmd_in: its row in the table of families, 0 if it is in none
    uint8_t name_bit, family_bit; // of its name and that of its family, or twice of its name
    bool has_assignment;          // a word of its prefix has a `=`
    Span span;                    // the simple command with prefix and redirections
    Join before, after;
    uint32_t list;  // number of the list (&&, ||, ; chain) it stands in; 0 is the top-level one
    uint32_t place; // IN_* and VIA_* flags
    bool has_redirect_out; // > or >> to a file
} Command;

typedef struct Commands {
    const Command *item;
    uint32_t count;
    bool is_broken;   // the text itself is not well-formed
    bool is_complete; // the text was understood to its end; else what is here may not be all
    bool is_cut;      // commands may follow the last one here, which were not read
    bool is_chain; // the top-level list has && only (chain-safe): text may be appended with ` && `
    bool has_unknown; // some command's name is not known (a variable, eval)
    bool
        has_copies; // a word is no slice of the instruction: quotes or escapes were taken out of its middle
    bool
        has_pipe; // one or more stand in the text itself, also between groups; not in that of `sh -c`
    Span list;    // joined: the text that was read, without blanks at its ends
} Commands;

// Reads the shell text or exec form of an instruction, or of its trigger. All results live in the arena. Linear; nesting
// deeper than 64 is given up (is_complete = false). `kind` is the shell that runs it: of text for cmd or PowerShell only
// commands of plain words are seen, up to what is none.
Commands commands_read(Arena *a, const Instr *in, ShellKind kind);

// Whether a shell that is read here runs the script: no `#!` line, or one that names such a shell.
bool shell_runs_script(Str script);

// Where the command starts that is written at the end of the text, with or without a first letter: false where the text ends
// in quotes, a comment or a substitution, or after a wrapper or an assignment, and in the condition of an `if` or a loop.
bool shell_typed_command(Arena *a, Str text, uint32_t *start);

// The end of the `$( )` that begins at `at`, brackets within it counted; 0 where it is never closed.
uint32_t shell_substitution_end(Str text, uint32_t at);

// Whether the word, quotes and all, is NAME=... or NAME+=... as a shell reads it; the length of `NAME=`, or 0.
uint32_t shell_assignment(Str raw);

// `cmd_is(c, "apt-get", "install")`: the command's name, and its sub-command: the first word that is no option and no
// value of an option listed in the family table. Pass NULL for any sub-command.
bool cmd_is(const Command *c, const char *name, const char *sub);

// The same for all commands of a family: apt (apt-get, apt, aptitude), pip (pip, pip3, pip3.11; `python -m pip` is seen
// as pip), dnf (dnf, microdnf, tdnf), conda (conda, mamba, micromamba), or one that is called like its command.
bool cmd_in(const Command *c, const char *family, const char *sub);

// The family of a command; empty when it is in none.
Str cmd_family(const Command *c);

// The bits of their names and families, and of what else stands among these.
CommandBits commands_bits(const Commands *commands);

// Whether one of these bits is of the command.
bool cmd_has_bit(const Command *c, const CommandBits *bits);

const Word *cmd_sub(const Command *c); // the sub-command's word, or NULL

// Whether one of these words stands after the command's name, as an option, an argument or anything else.
bool cmd_has_word(const Command *c, Str words);

// The word that a shell takes for its script: behind an option cluster with `c` (`-c`, `-ec`, `-lc`), options between. NULL
// where there is none, and of other programs.
const Word *cmd_script(const Command *c);

// The option `short_name` ("-y", also within a cluster such as -qy) or `long_name` ("--yes", also "--yes=..."); either
// may be NULL. Returns the word, or NULL.
const Word *cmd_flag(const Command *c, const char *short_name, const char *long_name);

// The value of `--name=V` or `--name V` or `-n V`; false when there is none.
bool cmd_value(const Command *c, const char *short_name, const char *long_name, Str *value);

// The command that reads what item `i`, or a group around it, writes into a pipe; NULL when there is none. What stands in the
// substitutions of that command lies between the two. Looks ahead over 64 commands.
const Command *cmd_piped_to(const Commands *commands, uint32_t i);

// The plain arguments behind the sub-command (no options, no values of options); `word` gets up to `room` of them.
uint32_t cmd_args(const Command *c, const Word **word, uint32_t room);

#endif
