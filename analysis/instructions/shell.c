// SHELL: who runs command lines.
#include "instructions/instruction.h"

static const Str form[] = {
    STR_INIT("SHELL [\"PROGRAM\", \"ARGUMENT\", ...]"),
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
};
