// Runs the built program in a folder of its own that holds one Dockerfile, and compares what it prints (on both outputs) and
// how it exits.
#ifndef FL_TESTS_SHELL_CASE_H
#define FL_TESTS_SHELL_CASE_H

#include <stdint.h>

typedef struct ShellCase {
    const char *title;
    const char *dockerfile; // NULL: there is none
    const char *command;    // of the shell; `fairlead` is the built program
    int status;
    const char *output;
} ShellCase;

// Runs all of them as one cmocka group; returns what main returns.
int run_shell_cases(const char *group, const ShellCase *cases, uint32_t count);

#endif
