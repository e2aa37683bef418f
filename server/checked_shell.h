// Asking ShellCheck about the files of a command, which waits for the answers.
#ifndef FL_SERVER_CHECKED_SHELL_H
#define FL_SERVER_CHECKED_SHELL_H

#include "settings/settings.h"

// What is found once for all files. Zeroed, nothing is asked.
typedef struct ShellChecker {
    Str found;      // the program, empty when there is none
    uint32_t limit; // of runs at once
} ShellChecker;

// Looks for the program. False, and it was said why, when the settings name one that is not there.
bool checked_shell_start(ShellChecker *checker, Arena *a, const Effective *settings, Str here);

// The program that is asked by these settings; empty: none.
Str checked_shell_program(const ShellChecker *checker, const Effective *settings);

// Gives the document what ShellCheck says of it, in the arena, which the document must not outlive. Returns why it could not be
// asked about all of it; empty when it could.
Str checked_shell(const ShellChecker *checker, Arena *a, const Effective *settings, FlDoc *doc);

#endif
