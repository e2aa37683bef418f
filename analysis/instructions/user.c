// USER: who runs what follows.
#include "fl_texts.h"
#include "instructions/instruction.h"

#define TEXTS user

static const Str form[] = {
    STR_INIT("USER NAME[:GROUP]"),
    STR_INIT("USER NUMBER[:NUMBER]"),
};

const InstructionInfo instruction_user = {
    .name = STR_INIT("USER"),
    .title = TEXT("Sets the user that later RUN, CMD and ENTRYPOINT run as."),
    .layer = TEXT("Only metadata: it makes no layer."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("RUN useradd --create-home app\n"
                    "USER app"),
    .trap = TEXT("Without it the program runs as root, and so does anyone who breaks into it. The "
                 "user must exist: Debian has `useradd`, Alpine `adduser -S`. Install packages "
                 "before the switch. Files of COPY still belong to root unless it has `--chown`. "
                 "Kubernetes can check that a user is not root only when it is a number."),
    .anchor = "user",
};
