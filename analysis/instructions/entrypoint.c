// ENTRYPOINT: the program that a container is.
#include "instructions/instruction.h"

static const Str form[] = {
    STR_INIT("ENTRYPOINT [\"PROGRAM\", \"ARGUMENT\", ...]"),
    STR_INIT("ENTRYPOINT COMMAND LINE"),
};

const InstructionInfo instruction_entrypoint = {
    .name = STR_INIT("ENTRYPOINT"),
    .title = STR_INIT("Sets the program that the container always starts; CMD or the arguments of "
                      "docker run come behind it."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = STR_INIT("ENTRYPOINT [\"gunicorn\", \"app:app\"]\n"
                        "CMD [\"--workers\", \"4\"]"),
    .trap =
        STR_INIT("Without brackets a shell is process 1: it passes no signals on, and CMD and the "
                 "arguments of `docker run` are dropped. Setting it resets a CMD that came from "
                 "the base image. A script as entry point should end in `exec \"$@\"`."),
    .anchor = STR_INIT("entrypoint"),
};
