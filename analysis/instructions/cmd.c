// CMD: what a container runs by default.
#include "fl_texts.h"
#include "instructions/instruction.h"

#define TEXTS cmd

static const Str form[] = {
    STR_INIT("CMD [\"PROGRAM\", \"ARGUMENT\", ...]"),
    STR_INIT("CMD [\"ARGUMENT\", ...]"),
    STR_INIT("CMD COMMAND LINE"),
};

const InstructionInfo instruction_cmd = {
    .name = STR_INIT("CMD"),
    .title = TEXT(
        "Sets the default command of the container, or the default arguments of its ENTRYPOINT."),
    .layer = TEXT("Only metadata: it makes no layer."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("CMD [\"node\", \"server.js\"]"),
    .trap = TEXT(
        "Without brackets a shell runs the command line. Where that shell stays process 1, `docker "
        "stop` does not reach the program, which is killed after 10 seconds. Arguments after the "
        "image in `docker run` replace CMD. Only the last CMD of a stage counts."),
    .anchor = "cmd",
};
