// MAINTAINER: replaced by a label.
#include "fl_texts.h"
#include "instructions/instruction.h"

#define TEXTS maintainer

static const Str form[] = {
    STR_INIT("MAINTAINER NAME"),
};

const InstructionInfo instruction_maintainer = {
    .name = STR_INIT("MAINTAINER"),
    .title = TEXT("Names the author of the image (deprecated: use a LABEL)."),
    .layer = TEXT("Only metadata: it makes no layer."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("LABEL org.opencontainers.image.authors=\"ann@example.com\""),
    .trap =
        TEXT("It still works, but the builder warns, and tools that read labels do not see it."),
    .anchor = "maintainer-deprecated",
};
