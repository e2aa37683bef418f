// ARG: variables of the build.
#include "fl_texts.h"
#include "instructions/instruction.h"

#define TEXTS arg

static const Str form[] = {
    STR_INIT("ARG NAME[=DEFAULT]..."),
};

const InstructionInfo instruction_arg = {
    .name = STR_INIT("ARG"),
    .title = TEXT("Declares a variable of the build, set with `--build-arg` or by its default."),
    .layer = TEXT("It makes no layer, but the RUNs after it run again when its value changes."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("ARG NODE_VERSION=22\n"
                    "FROM node:${NODE_VERSION}-slim\n"
                    "ARG NODE_VERSION"),
    .trap = TEXT(
        "It is gone when the container runs: what the program reads needs ENV. An ARG before the "
        "first FROM is known in FROM lines only; repeat `ARG NAME` in each stage that uses it. Its "
        "value stays readable in the history of the image, so a secret does not belong there."),
    .anchor = "arg",
    .drops_flags = true,
};
