// SHELL: who runs command lines.
#include "instructions/instruction.h"

static const Str form[] = {
    TEXT("SHELL [\"PROGRAM\", \"ARGUMENT\", ...]"),
};

const InstructionInfo instruction_shell = {
    .name = TEXT("SHELL"),
    .title = TEXT("Sets the shell that runs the command lines of later RUN, CMD and ENTRYPOINT."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]"),
    .trap = TEXT("Only a JSON array will do. Without it `/bin/sh -c` runs the lines, which is no "
                 "bash and takes the status of a pipe from its last command only. It also runs a "
                 "CMD or ENTRYPOINT without brackets, so the image must keep that shell."),
    .anchor = TEXT("shell"),
};
