// ENTRYPOINT: the program that a container is.
#include "fl_texts.h"
#include "instructions/instruction.h"

#define TEXTS entrypoint

static const Str form[] = {
    STR_INIT("ENTRYPOINT [\"PROGRAM\", \"ARGUMENT\", ...]"),
    STR_INIT("ENTRYPOINT COMMAND LINE"),
};

const InstructionInfo instruction_entrypoint = {
    .name = STR_INIT("ENTRYPOINT"),
    .title = TEXT("Sets the program that the container always starts. CMD, or the arguments of "
                  "`docker run`, are passed to it."),
    .layer = TEXT("Only metadata: it makes no layer."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("ENTRYPOINT [\"gunicorn\", \"app:app\"]\n"
                    "CMD [\"--workers\", \"4\"]"),
    .trap = TEXT("Without brackets a shell runs the command line, and CMD and the arguments of "
                 "`docker run` are dropped. Where that shell stays process 1, `docker stop` "
                 "does not reach the program. ENTRYPOINT resets a CMD of the base image. A "
                 "script used as ENTRYPOINT should end in `exec \"$@\"`."),
    .anchor = "entrypoint",
};
