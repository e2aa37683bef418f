// WORKDIR: the folder that everything is relative to.
#include "fl_texts.h"
#include "instructions/instruction.h"

#define TEXTS workdir

static const Str form[] = {
    STR_INIT("WORKDIR PATH"),
};

const InstructionInfo instruction_workdir = {
    .name = STR_INIT("WORKDIR"),
    .title = TEXT("Sets the working directory of what follows and of the container, and "
                  "creates it if needed."),
    .layer = TEXT("It makes a layer only where it has to create the folder."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("WORKDIR /app"),
    .trap = TEXT("Write the whole path: a relative one depends on the WORKDIR before it and on "
                 "the base image. `RUN mkdir -p /app && cd /app` does not replace it: the next "
                 "instruction starts where it was before. `~` is not expanded, variables are."),
    .anchor = "workdir",
};
