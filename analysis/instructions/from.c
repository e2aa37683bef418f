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
        .text = STR_INIT(
            "Uses the image for this platform instead of the platform of the build. "
            "`$BUILDPLATFORM` runs a stage on the machine's own platform, for cross compilation."),
        .anchor = STR_INIT("from"),
    },
};

static const WordInfo word[] = {
    {STR_INIT("AS"), STR_INIT("Names the stage, so that a later FROM or COPY --from and `docker "
                              "build --target` can use it. Case does not matter in the name.")},
};

const InstructionInfo instruction_from = {
    .name = STR_INIT("FROM"),
    .title = STR_INIT("Starts a stage from a base image, an earlier stage or nothing (`scratch`)."),
    .layer = STR_INIT("Starts with the layers of the base image."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = STR_INIT("FROM node:22.12-slim AS build\n"
                        "FROM gcr.io/distroless/nodejs22-debian12:nonroot"),
    .trap =
        STR_INIT("A tag can point to another image tomorrow, and no tag means `latest`. Name a "
                 "precise version, or a digest when it must never change. Only the last stage is "
                 "shipped, together with the stages it is built FROM: leave compilers and "
                 "development packages in earlier stages and use COPY --from for what they made."),
    .anchor = STR_INIT("from"),
    .word = word,
    .word_count = ARRAY_LEN(word),
    .flag = flag,
    .flag_count = ARRAY_LEN(flag),
};
