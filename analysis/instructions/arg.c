// ARG: variables of the build.
#include "instructions/instruction.h"

static const Str form[] = {
    TEXT("ARG NAME[=DEFAULT]..."),
};

const InstructionInfo instruction_arg = {
    .name = TEXT("ARG"),
    .title = TEXT("Declares a variable of the build, set with --build-arg or by its default."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("ARG NODE_VERSION=22\n"
                    "FROM node:${NODE_VERSION}-slim\n"
                    "ARG NODE_VERSION"),
    .trap = TEXT("It is gone when the container runs: what the program reads needs ENV. An ARG "
                 "before the first FROM holds only in FROM lines; repeat `ARG NAME` in each stage "
                 "that uses it. Its value shows in the image's history, so it is no place for a "
                 "secret."),
    .anchor = TEXT("arg"),
    .drops_flags = true,
};
