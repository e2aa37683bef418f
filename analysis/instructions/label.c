// LABEL: facts about the image.
#include "instructions/instruction.h"

static const Str form[] = {
    STR_INIT("LABEL NAME=VALUE..."),
    STR_INIT("LABEL NAME VALUE (old form, one label)"),
};

const InstructionInfo instruction_label = {
    .name = STR_INIT("LABEL"),
    .title = STR_INIT("Attaches facts to the image, as names with values."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = STR_INIT("LABEL org.opencontainers.image.source=\"https://example.com/app.git\" \\\n"
                        "      org.opencontainers.image.licenses=MIT"),
    .trap = STR_INIT("Values with blanks need double quotes; in single quotes variables are not "
                     "expanded. Labels of the base image are inherited, its version and title too, "
                     "until they are set again."),
    .anchor = STR_INIT("label"),
};
