// MAINTAINER: replaced by a label.
#include "instructions/instruction.h"

static const Str form[] = {
    STR_INIT("MAINTAINER NAME"),
};

const InstructionInfo instruction_maintainer = {
    .name = STR_INIT("MAINTAINER"),
    .title = STR_INIT("Names the author of the image (deprecated: use a LABEL)."),
    .layer = STR_INIT("Only metadata: it makes no layer."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = STR_INIT("LABEL org.opencontainers.image.authors=\"ann@example.com\""),
    .trap = STR_INIT(
        "It still works, but the builder warns, and tools that read labels do not see it."),
    .anchor = STR_INIT("maintainer-deprecated"),
};
