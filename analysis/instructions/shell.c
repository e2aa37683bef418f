// SHELL: who runs command lines.
#include "instructions/instruction.h"

static const Str form[] = {
    STR_INIT("SHELL [\"PROGRAM\", \"ARGUMENT\", ...]"),
};

static const WordInfo word[] = {
    {STR_INIT("-c"), STR_INIT("The command line follows as one word.")},
    {STR_INIT("-e"), STR_INIT("The script stops at the first command that fails.")},
    {STR_INIT("-u"), STR_INIT("A variable that is not set is an error.")},
    {STR_INIT("-x"), STR_INIT("Each command is printed before it runs.")},
    {STR_INIT("-o"), STR_INIT("The next word is the name of an option.")},
    {STR_INIT("-ec"),
     STR_INIT("Stops at the first command that fails; the command line follows as one word.")},
    {STR_INIT("-eo"),
     STR_INIT("Stops at the first command that fails; the next word is the name of an option.")},
    {STR_INIT("-euo"), STR_INIT("Stops at the first command that fails, a variable that is not set "
                                "is an error, and the next word is the name of an option.")},
    {STR_INIT("-euxo"), STR_INIT("Like `-euo`, and each command is printed before it runs.")},
    {STR_INIT("-exo"), STR_INIT("Like `-eo`, and each command is printed before it runs.")},
    {STR_INIT("pipefail"),
     STR_INIT("A pipe fails when any of its commands fails, not only the last one. bash and the "
              "shell of BusyBox know it, dash often does not.")},
    {STR_INIT("errexit"), STR_INIT("The script stops at the first command that fails.")},
    {STR_INIT("nounset"), STR_INIT("A variable that is not set is an error.")},
    {STR_INIT("-l"), STR_INIT("A login shell: it reads `/etc/profile` first.")},
    {STR_INIT("/S"), STR_INIT("Quotes around the command line are taken off, and no others.")},
    {STR_INIT("/C"), STR_INIT("Runs the command line that follows and ends.")},
    {STR_INIT("-Command"), STR_INIT("Runs the command line that follows.")},
    {STR_INIT("-NoLogo"), STR_INIT("Prints no greeting.")},
    {STR_INIT("-NoProfile"), STR_INIT("Does not read the profile scripts of the user.")},
};

const InstructionInfo instruction_shell = {
    .name = STR_INIT("SHELL"),
    .title =
        STR_INIT("Sets the shell that runs the command lines of later RUN, CMD and ENTRYPOINT."),
    .layer = STR_INIT("Only metadata: it makes no layer."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = STR_INIT("SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]"),
    .trap =
        STR_INIT("It must be a JSON array. Without SHELL, `/bin/sh -c` runs the lines: often not "
                 "bash, and the status of a pipe is that of its last command only. SHELL also runs "
                 "a CMD or ENTRYPOINT without brackets, so the image must keep that shell."),
    .anchor = STR_INIT("shell"),
    .word = word,
    .word_count = ARRAY_LEN(word),
};
