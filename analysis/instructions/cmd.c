// CMD: what a container runs by default.
#include "instructions/instruction.h"

static const Str form[] = {
    STR_INIT("CMD [\"PROGRAM\", \"ARGUMENT\", ...]"),
    STR_INIT("CMD [\"ARGUMENT\", ...]"),
    STR_INIT("CMD COMMAND LINE"),
};

const InstructionInfo instruction_cmd = {
    .name = STR_INIT("CMD"),
    .title = STR_INIT("Sets the default command of the container, or the default arguments of its "
                      "ENTRYPOINT."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = STR_INIT("CMD [\"node\", \"server.js\"]"),
    .trap =
        STR_INIT("Without brackets a shell runs it: the shell is process 1, keeps SIGTERM to "
                 "itself, and the program is killed after the grace period instead of closing "
                 "down. What is given behind the image in `docker run` replaces it. Only the last "
                 "CMD of a stage counts."),
    .anchor = STR_INIT("cmd"),
};
