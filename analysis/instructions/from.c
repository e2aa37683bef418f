// FROM: the start of a stage.
#include "instructions/instruction.h"

static const Str form[] = {
    STR_INIT("FROM [--platform=PLATFORM] IMAGE[:TAG][@DIGEST] [AS NAME]"),
    STR_INIT("FROM STAGE [AS NAME]"),
    STR_INIT("FROM scratch [AS NAME]"),
};

static const FlagInfo flag[] = {
    {
        .name = STR_INIT("platform"),
        .kind = FLAG_TEXT,
        .hint = STR_INIT("OS/ARCH[/VARIANT]"),
        .text = STR_INIT("Takes the image for this platform instead of the one that is built for. "
                         "`$BUILDPLATFORM` runs a stage natively, for cross compilation."),
        .anchor = STR_INIT("from"),
    },
};

const InstructionInfo instruction_from = {
    .name = STR_INIT("FROM"),
    .title = STR_INIT("Starts a stage from a base image, an earlier stage or nothing (scratch)."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = STR_INIT("FROM node:22.12-slim AS build\n"
                        "FROM gcr.io/distroless/nodejs22-debian12"),
    .trap =
        STR_INIT("A tag can be moved to another image at any time; no tag means `latest`. Name a "
                 "precise version, or a digest when it must never change. Only the last stage is "
                 "shipped, with the stages it is FROM: leave compilers and development packages "
                 "in earlier ones and COPY --from what they made."),
    .anchor = STR_INIT("from"),
    .flag = flag,
    .flag_count = ARRAY_LEN(flag),
};
