// ENV: variables of the image.
#include "fl_texts.h"
#include "instructions/instruction.h"

#define TEXTS env

static const Str form[] = {
    STR_INIT("ENV NAME=VALUE..."),
    STR_INIT("ENV NAME VALUE (old form, one variable)"),
};

const InstructionInfo instruction_env = {
    .name = STR_INIT("ENV"),
    .title =
        TEXT("Sets environment variables for the instructions that follow and for the container."),
    .layer = TEXT("Only metadata: it makes no layer."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("ENV NODE_ENV=production \\\n"
                    "    PATH=/opt/app/bin:$PATH"),
    .trap = TEXT("It stays in the image, where anyone can read it: no passwords or tokens. Use "
                 "ARG for what only the build needs. Each value is expanded with what was set "
                 "before this instruction, so `ENV A=1 B=$A` does not give B the new A."),
    .anchor = "env",
};
