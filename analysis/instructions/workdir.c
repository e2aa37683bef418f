// WORKDIR: the folder that everything is relative to.
#include "instructions/instruction.h"

static const Str form[] = {
    TEXT("WORKDIR PATH"),
};

const InstructionInfo instruction_workdir = {
    .name = TEXT("WORKDIR"),
    .title = TEXT("Sets the working directory of what follows and of the container, and makes it "
                  "if needed."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("WORKDIR /app"),
    .trap = TEXT("Write the whole path: a relative one depends on the WORKDIR before it and on the "
                 "base image. `RUN mkdir -p /app && cd /app` is no substitute, the next "
                 "instruction starts where it was. `~` is not special, variables are."),
    .anchor = TEXT("workdir"),
};
