// ShellCheck's remarks on the commands of RUN. The library makes the scripts, the host runs
// ShellCheck and passes its answers back as data.
//
// A script has a key that depends only on what ShellCheck is given, not on where the RUN stands. So
// an answer stays valid as long as the commands and the variables they use stay the same.
#ifndef FL_SHELLCHECK_H
#define FL_SHELLCHECK_H

#include "analysis.h"

enum {
    FL_SCRIPT_MAX = 16 << 10, // bytes of commands; ShellCheck takes minutes for longer ones
    FL_SCRIPTS_MAX = 512,     // per document
    FL_SHELL_REMARKS_MAX = 500
};

// ShellCheck codes that are useless here: files that cannot be followed, the shell `ash`, a missing
// `#!`.
#define FL_SHELLCHECK_EXCLUDED "SC1090,SC1091,SC1128,SC2148,SC2187,SC2239"

// A script for ShellCheck.
typedef struct FlShellScript {
    uint64_t key;
    Str dialect; // for `--shell`: sh, bash, dash, ksh
    Str text;
} FlShellScript;

typedef struct FlShellScripts {
    const FlShellScript *item;
    uint32_t count;
} FlShellScripts;

// The scripts of the first FL_SCRIPTS_MAX RUNs whose shell ShellCheck knows.
FlShellScripts fl_shell_scripts(Arena *a, FlDoc *doc);

// An edit of a fix. Places in the script: lines and columns from 1, in code points, ends exclusive.
typedef struct FlShellEdit {
    uint32_t line, column, end_line, end_column;
    bool is_of_next; // an insertion that belongs to the character behind it
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

// ShellCheck's remarks on the script with that key.
typedef struct FlShellAnswer {
    uint64_t key;
    const FlShellRemark *item;
    uint32_t count;
} FlShellAnswer;

typedef struct FlShellAnswers {
    const FlShellAnswer *item;
    uint32_t count;
    uint64_t digest; // made by fl_shell_digest
} FlShellAnswers;

// The key under which the host stores the answer of one version of ShellCheck.
uint64_t fl_shell_key(uint64_t script, Str program);

// The digest of a list of answers, by their keys; 0 for NULL.
uint64_t fl_shell_digest(const FlShellAnswers *answers);

// Sets the answers for a document; NULL: none, and the rule reports nothing. Only findings that
// depend on them are computed again. They must live as long as the document, or until the next
// call.
void fl_set_shell_answers(FlDoc *doc, const FlShellAnswers *answers);

#endif
