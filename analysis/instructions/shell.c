// SHELL: who runs command lines.
#include "instructions/instruction.h"

static const Str form[] = {
    STR_INIT("SHELL [\"PROGRAM\", \"ARGUMENT\", ...]"),
};

const InstructionInfo instruction_shell = {
    .name = STR_INIT("SHELL"),
    .title =
        STR_INIT("Sets the shell that runs the command lines of later RUN, CMD and ENTRYPOINT."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = STR_INIT("SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]"),
    .trap =
        STR_INIT("Only a JSON array will do. Without it `/bin/sh -c` runs the lines, which is no "
                 "bash and takes the status of a pipe from its last command only. It also runs a "
                 "CMD or ENTRYPOINT without brackets, so the image must keep that shell."),
    .anchor = STR_INIT("shell"),
};
