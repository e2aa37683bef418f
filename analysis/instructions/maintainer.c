// MAINTAINER: replaced by a label.
#include "instructions/instruction.h"

static const Str form[] = {
    TEXT("MAINTAINER NAME"),
};

const InstructionInfo instruction_maintainer = {
    .name = TEXT("MAINTAINER"),
    .title = TEXT("Names the author of the image (deprecated: a LABEL does this)."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("LABEL org.opencontainers.image.authors=\"ann@example.com\""),
    .trap = TEXT("It still works, but the builder warns, and tools that read labels do not see "
                 "it."),
    .anchor = TEXT("maintainer-deprecated"),
};
