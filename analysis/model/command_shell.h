// The shell that reads the shell forms of an instruction, and images that have none.
#ifndef FL_MODEL_COMMAND_SHELL_H
#define FL_MODEL_COMMAND_SHELL_H

#include "model/model.h"

// What stands before the text of a shell form when it is started: `/bin/sh`, `-c`.
typedef struct CommandShell {
    ShellKind kind;
    bool is_missing; // the image holds no shell, so that a shell form cannot start
    bool is_usual;   // its options leave the environment of a program alone: no login shell
    const Str *word;
    uint32_t count; // 0 when a SHELL says something that cannot be read
} CommandShell;

// The one of Linux images without SHELL.
CommandShell command_shell_default(void);

// The one that `in`, the instruction of `step` or its trigger, is run by: the SHELL in effect, for a HEALTHCHECK that at
// the end of its stage; else `cmd /S /C` on Windows and `/bin/sh -c` everywhere else. Words live in the arena.
CommandShell command_shell(Arena *a, const Model *m, uint32_t step, const Instr *in);

// Whether an option of a shell, such as `-eo`, has it stop at the first failure; and whether one of the SHELL in effect does.
bool is_errexit(Str option);
bool shell_stops(Arena *a, const Model *m, uint32_t step);

// The name of the base image that has no shell, `scratch` too, when nothing before the step, or in its stage if it is
// started with the container, may have brought one; else empty.
Str base_without_shell(Arena *a, const Model *m, uint32_t step, const Instr *in);

// The programs that containers of the stage start, blank-separated: what a COPY calls so is a file.
Str stage_starts(Arena *a, const Model *m, const Stage *s);

// Whether an image of that name holds no shell.
bool image_is_shellless(const ImageRef *image);

// What ShellCheck says of scripts, NULL when it is not asked; and how that is set in a model that stays.
const struct FlShellAnswers *model_shell_answers(const Model *m);
void model_set_shell_answers(Model *m, const struct FlShellAnswers *answers);

#endif
