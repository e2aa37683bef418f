// SHELL: who runs command lines.
#include "fl_texts.h"
#include "instructions/instruction.h"

#define TEXTS shell

static const Str form[] = {
    STR_INIT("SHELL [\"PROGRAM\", \"ARGUMENT\", ...]"),
};

static const WordInfo word[] = {
    {STR_INIT("-c"), TEXT("The command line follows as one word.")},
    {STR_INIT("-e"), TEXT("The script stops at the first command that fails.")},
    {STR_INIT("-u"), TEXT("A variable that is not set is an error.")},
    {STR_INIT("-x"), TEXT("Each command is printed before it runs.")},
    {STR_INIT("-o"), TEXT("The next word is the name of an option.")},
    {STR_INIT("-ec"),
     TEXT("Stops at the first command that fails; the command line follows as one word.")},
    {STR_INIT("-eo"),
     TEXT("Stops at the first command that fails; the next word is the name of an option.")},
    {STR_INIT("-euo"), TEXT("Stops at the first command that fails, a variable that is not set "
                            "is an error, and the next word is the name of an option.")},
    {STR_INIT("-euxo"), TEXT("Like `-euo`, and each command is printed before it runs.")},
    {STR_INIT("-exo"), TEXT("Like `-eo`, and each command is printed before it runs.")},
    {STR_INIT("pipefail"),
     TEXT("A pipe fails when any of its commands fails, not only the last one. bash and the "
          "shell of BusyBox know it, dash often does not.")},
    {STR_INIT("errexit"), TEXT("The script stops at the first command that fails.")},
    {STR_INIT("nounset"), TEXT("A variable that is not set is an error.")},
    {STR_INIT("-l"), TEXT("A login shell: it reads `/etc/profile` first.")},
    {STR_INIT("/S"), TEXT("Quotes around the command line are taken off, and no others.")},
    {STR_INIT("/C"), TEXT("Runs the command line that follows and ends.")},
    {STR_INIT("-Command"), TEXT("Runs the command line that follows.")},
    {STR_INIT("-NoLogo"), TEXT("Prints no greeting.")},
    {STR_INIT("-NoProfile"), TEXT("Does not read the profile scripts of the user.")},
};

const InstructionInfo instruction_shell = {
    .name = STR_INIT("SHELL"),
    .title = TEXT("Sets the shell that runs the command lines of later RUN, CMD and ENTRYPOINT."),
    .layer = TEXT("Only metadata: it makes no layer."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]"),
    .trap = TEXT("It must be a JSON array. Without SHELL, `/bin/sh -c` runs the lines: often not "
                 "bash, and the status of a pipe is that of its last command only. SHELL also runs "
                 "a CMD or ENTRYPOINT without brackets, so the image must keep that shell."),
    .anchor = "shell",
    .word = word,
    .word_count = ARRAY_LEN(word),
};
