// FROM: the start of a stage.
#include "instructions/instruction.h"

static const Str form[] = {
    TEXT("FROM [--platform=PLATFORM] IMAGE[:TAG][@DIGEST] [AS NAME]"),
    TEXT("FROM STAGE [AS NAME]"),
    TEXT("FROM scratch [AS NAME]"),
};

static const FlagInfo flag[] = {
    {
        .name = TEXT("platform"),
        .kind = FLAG_TEXT,
        .hint = TEXT("OS/ARCH[/VARIANT]"),
        .text = TEXT("Takes the image for this platform instead of the one that is built for. "
                     "`$BUILDPLATFORM` runs a stage natively, for cross compilation."),
        .anchor = TEXT("from"),
    },
};

const InstructionInfo instruction_from = {
    .name = TEXT("FROM"),
    .title = TEXT("Starts a stage from a base image, an earlier stage or nothing (scratch)."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("FROM node:22.12-slim AS build\n"
                    "FROM gcr.io/distroless/nodejs22-debian12"),
    .trap = TEXT("A tag can be moved to another image at any time; no tag means `latest`. Name a "
                 "precise version, or a digest when it must never change. Only the last stage is "
                 "shipped, with the stages it is FROM: leave compilers and development packages "
                 "in earlier ones and COPY --from what they made."),
    .anchor = TEXT("from"),
    .flag = flag,
    .flag_count = ARRAY_LEN(flag),
};
