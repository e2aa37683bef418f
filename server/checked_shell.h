// ShellCheck for the files of a command, which waits for the answers.
#ifndef FL_SERVER_CHECKED_SHELL_H
#define FL_SERVER_CHECKED_SHELL_H

#include "settings/settings.h"

// Shared by all files. All zero: ShellCheck is not run.
typedef struct ShellChecker {
    Str found;      // path of the program; empty: not found
    uint32_t limit; // maximum number of processes at once
} ShellChecker;

// Finds the program. Returns false, with a message, when the settings name one that does not exist.
bool checked_shell_start(ShellChecker *checker, Arena *a, const Effective *settings, Str here);

// The program to run under these settings; empty: none.
Str checked_shell_program(const ShellChecker *checker, const Effective *settings);

// Runs ShellCheck for the document and gives it the answers. They live in the arena, which must
// outlive the document. Returns why some answers are missing, or an empty text.
Str checked_shell(const ShellChecker *checker, Arena *a, const Effective *settings, FlDoc *doc);

#endif
