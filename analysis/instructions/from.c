// FROM: the start of a stage.
#include "fl_texts.h"
#include "instructions/instruction.h"

#define TEXTS from

static const Str form[] = {
    STR_INIT("FROM [--platform=PLATFORM] IMAGE[:TAG][@DIGEST] [AS NAME]"),
    STR_INIT("FROM STAGE [AS NAME]"),
    STR_INIT("FROM scratch [AS NAME]"),
};

static const WordInfo platforms[] = {
    {"$BUILDPLATFORM",
     TEXT("The platform of the machine that builds: its compilers run without emulation.")},
    {"$TARGETPLATFORM", TEXT("The platform that the image is made for. It is the default.")},
    {"linux/amd64", TEXT("64-bit processors of Intel and AMD.")},
    {"linux/arm64", TEXT("64-bit processors of ARM, such as Apple's and AWS Graviton.")},
    {"linux/arm/v7", TEXT("32-bit processors of ARM, such as older Raspberry Pi.")},
    {"linux/386", TEXT("32-bit processors of Intel and AMD.")},
    {"linux/ppc64le", TEXT("64-bit POWER processors of IBM.")},
    {"linux/s390x", TEXT("Mainframes of IBM.")},
    {"linux/riscv64", TEXT("64-bit RISC-V processors.")},
    {"windows/amd64", TEXT("Windows on 64-bit processors of Intel and AMD.")},
};

static const FlagInfo flag[] = {
    {
        .name = STR_INIT("platform"),
        .kind = FLAG_TEXT,
        .hint = "OS/ARCH[/VARIANT]",
        .text = TEXT(
            "Uses the image for this platform instead of the platform of the build. "
            "`$BUILDPLATFORM` runs a stage on the machine's own platform, for cross compilation."),
        .anchor = "from",
        .usual = platforms,
        .usual_count = ARRAY_LEN(platforms),
    },
};

static const WordInfo word[] = {
    {"AS", TEXT("Names the stage, so that a later FROM or COPY --from and `docker "
                "build --target` can use it. Case does not matter in the name.")},
};

const InstructionInfo instruction_from = {
    .name = STR_INIT("FROM"),
    .title = TEXT("Starts a stage from a base image, an earlier stage or nothing (`scratch`)."),
    .layer = TEXT("Starts with the layers of the base image."),
    .form = form,
    .form_count = ARRAY_LEN(form),
    .example = TEXT("FROM node:22.12-slim AS build\n"
                    "FROM gcr.io/distroless/nodejs22-debian12:nonroot"),
    .trap = TEXT("A tag can point to another image tomorrow, and no tag means `latest`. Name a "
                 "precise version, or a digest when it must never change. Only the last stage is "
                 "shipped, together with the stages it is built FROM: leave compilers and "
                 "development packages in earlier stages and use COPY --from for what they made."),
    .anchor = "from",
    .word = word,
    .word_count = ARRAY_LEN(word),
    .flag = flag,
    .flag_count = ARRAY_LEN(flag),
};
