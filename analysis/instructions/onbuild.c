// ONBUILD: instructions for images made from this one.
#include "instructions/instruction.h"

static const Str form[] = {
    STR_INIT("ONBUILD INSTRUCTION ARGUMENTS"),
};

const InstructionInfo instruction_onbuild = {
    .name = STR_INIT("ONBUILD"),
    .title =
        STR_INIT("Keeps an instruction for later: it runs in builds that start FROM this image."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = STR_INIT("ONBUILD COPY package.json package-lock.json ./\n"
                        "ONBUILD RUN npm ci"),
    .trap =
        STR_INIT("It does nothing in this build and surprises the one who builds on the image; "
                 "say so in the tag (`-onbuild`). It runs directly behind the FROM, once, not in "
                 "grandchildren. ONBUILD, FROM and MAINTAINER may not stand in it."),
    .anchor = STR_INIT("onbuild"),
};
