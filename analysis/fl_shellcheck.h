// What ShellCheck says of the commands of RUN. The host runs the program, which the library never does: it is told what to
// give to it, and hands over what came back.
//
// A script is known by its key, which depends on nothing but what ShellCheck is given: where the RUN stands and what
// surrounds it makes no difference, so that an answer holds as long as the commands and what they are told stay the same.
#ifndef FL_SHELLCHECK_H
#define FL_SHELLCHECK_H

#include "analysis.h"

enum {
    FL_SCRIPT_MAX = 16 << 10, // bytes of commands: ShellCheck takes minutes for long ones
    FL_SCRIPTS_MAX = 512,     // of one document
    FL_SHELL_REMARKS_MAX = 500
};

// The codes that say nothing of use here: of files that cannot be followed, of the shell `ash`, of a missing `#!`.
#define FL_SHELLCHECK_EXCLUDED "SC1090,SC1091,SC1128,SC2148,SC2187,SC2239"

// One text to check.
typedef struct FlShellScript {
    uint64_t key;
    Str dialect; // what `--shell` takes: sh, bash, dash, ksh
    Str text;
} FlShellScript;

typedef struct FlShellScripts {
    const FlShellScript *item;
    uint32_t count;
} FlShellScripts;

// Those of the first FL_SCRIPTS_MAX RUNs that a shell reads which ShellCheck knows.
FlShellScripts fl_shell_scripts(Arena *a, FlDoc *doc);

// One change of a fix. Places are those of the script: lines and columns from 1, in code points, ends exclusive.
typedef struct FlShellEdit {
    uint32_t line, column, end_line, end_column;
    bool is_of_next; // what is put between two characters belongs to the one after it
    Str text;
} FlShellEdit;

typedef struct FlShellRemark {
    uint32_t line, column, end_line, end_column;
    uint32_t code; // 2086
    FlSeverity severity;
    Str message;
    const FlShellEdit *edit;
    uint32_t edit_count;
} FlShellRemark;

// What ShellCheck says of the script with that key.
typedef struct FlShellAnswer {
    uint64_t key;
    const FlShellRemark *item;
    uint32_t count;
} FlShellAnswer;

typedef struct FlShellAnswers {
    const FlShellAnswer *item;
    uint32_t count;
    uint64_t digest; // by fl_shell_digest: equal for the same keys
} FlShellAnswers;

// What an answer of a program to a script is kept by.
uint64_t fl_shell_key(uint64_t script, Str program);

// What FlShellAnswers.digest is to be; 0 for NULL.
uint64_t fl_shell_digest(const FlShellAnswers *answers);

// Gives the document what is known; NULL: nothing, and the rule says nothing then. Only findings that depend on it are made
// again. It must outlive the document or the next call.
void fl_set_shell_answers(FlDoc *doc, const FlShellAnswers *answers);

#endif
