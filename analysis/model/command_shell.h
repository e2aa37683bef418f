// The shell that runs the shell form of an instruction, and images that contain no shell.
#ifndef FL_MODEL_COMMAND_SHELL_H
#define FL_MODEL_COMMAND_SHELL_H

#include "model/model.h"

// The words put before the text of a shell form to start it, such as `/bin/sh -c`.
typedef struct CommandShell {
    ShellKind kind;
    bool is_missing; // the image contains no shell, so a shell form cannot start
    bool is_usual;   // its options do not change the environment (no login shell)
    const Str *word;
    uint32_t count; // number of words; 0 when the SHELL cannot be read
} CommandShell;

// The default of Linux images: `/bin/sh -c`.
CommandShell command_shell_default(void);

// The shell that runs `in`, the instruction of `step` or its trigger: the SHELL in effect (for a
// HEALTHCHECK at the end of its stage), else `cmd /S /C` on Windows and `/bin/sh -c` elsewhere.
// Words live in the arena.
CommandShell command_shell(Arena *a, const Model *m, uint32_t step, const Instr *in);

// is_errexit: whether a shell option such as `-eo` stops at the first failure. shell_stops: whether
// the SHELL in effect at `step` has such an option.
bool is_errexit(Str option);
bool shell_stops(Arena *a, const Model *m, uint32_t step);

// The name of the base image if it contains no shell (also `scratch`) and nothing that is copied
// before the step (for CMD and the like: in the whole stage) may bring one; else empty.
Str base_without_shell(Arena *a, const Model *m, uint32_t step, const Instr *in);

// The names of the programs that the stage's CMD and ENTRYPOINT start, blank-separated. A COPY of
// such a name copies a file.
Str stage_starts(Arena *a, const Model *m, const Stage *s);

// Whether images with that name contain no shell.
bool image_is_shellless(const ImageRef *image);

// What ShellCheck answered, NULL when it is not run. The setter replaces it in an existing model.
const struct FlShellAnswers *model_shell_answers(const Model *m);
void model_set_shell_answers(Model *m, const struct FlShellAnswers *answers);

#endif
