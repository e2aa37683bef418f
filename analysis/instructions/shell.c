// SHELL: who runs command lines.
#include "fl_texts.h"
#include "instructions/instruction.h"

#define TEXTS shell

static const Str form[] = {
    STR_INIT("SHELL [\"PROGRAM\", \"ARGUMENT\", ...]"),
};

static const WordInfo word[] = {
    {"-c", TEXT("The command line follows as one word.")},
    {"-e", TEXT("The script stops at the first command that fails.")},
    {"-u", TEXT("A variable that is not set is an error.")},
    {"-x", TEXT("Each command is printed before it runs.")},
    {"-o", TEXT("The next word is the name of an option.")},
    {"-ec", TEXT("Stops at the first command that fails; the command line follows as one word.")},
    {"-eo", TEXT("Stops at the first command that fails; the next word is the name of an option.")},
    {"-euo", TEXT("Stops at the first command that fails, a variable that is not set "
                  "is an error, and the next word is the name of an option.")},
    {"-euxo", TEXT("Like `-euo`, and each command is printed before it runs.")},
    {"-exo", TEXT("Like `-eo`, and each command is printed before it runs.")},
    {"pipefail",
     TEXT("A pipe fails when any of its commands fails, not only the last one. bash and the "
          "shell of BusyBox know it, dash often does not.")},
    {"errexit", TEXT("The script stops at the first command that fails.")},
    {"nounset", TEXT("A variable that is not set is an error.")},
    {"-l", TEXT("A login shell: it reads `/etc/profile` first.")},
    {"/S", TEXT("Quotes around the command line are taken off, and no others.")},
    {"/C", TEXT("Runs the command line that follows and ends.")},
    {"-Command", TEXT("Runs the command line that follows.")},
    {"-NoLogo", TEXT("Prints no greeting.")},
    {"-NoProfile", TEXT("Does not read the profile scripts of the user.")},
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
