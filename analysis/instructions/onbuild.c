// ONBUILD: instructions for images made from this one.
#include "fl_texts.h"
#include "instructions/instruction.h"

#define TEXTS onbuild

static const Str form[] = {
    STR_INIT("ONBUILD INSTRUCTION ARGUMENTS"),
};

const InstructionInfo instruction_onbuild = {
    .name = STR_INIT("ONBUILD"),
    .title = TEXT("Keeps an instruction for later: it runs in builds that start FROM this image."),
    .layer = TEXT("Only metadata in this build: it makes no layer here."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("ONBUILD COPY package.json package-lock.json ./\n"
                    "ONBUILD RUN npm ci"),
    .trap = TEXT(
        "It does nothing in this build, and people who build on the image do not expect it: say so "
        "in the tag (`-onbuild`). It runs right after their FROM, but not in builds that start "
        "from their image. ONBUILD, FROM and MAINTAINER cannot be used in it."),
    .anchor = "onbuild",
};
