// FROM: the start of a stage.
#include "instructions/instruction.h"

static const Str form[] = {
    STR_INIT("FROM [--platform=PLATFORM] IMAGE[:TAG][@DIGEST] [AS NAME]"),
    STR_INIT("FROM STAGE [AS NAME]"),
    STR_INIT("FROM scratch [AS NAME]"),
};

static const WordInfo platforms[] = {
    {STR_INIT("$BUILDPLATFORM"),
     STR_INIT("The platform of the machine that builds: its compilers run without emulation.")},
    {STR_INIT("$TARGETPLATFORM"),
     STR_INIT("The platform that the image is made for. It is the default.")},
    {STR_INIT("linux/amd64"), STR_INIT("64-bit processors of Intel and AMD.")},
    {STR_INIT("linux/arm64"),
     STR_INIT("64-bit processors of ARM, such as Apple's and AWS Graviton.")},
    {STR_INIT("linux/arm/v7"), STR_INIT("32-bit processors of ARM, such as older Raspberry Pi.")},
    {STR_INIT("linux/386"), STR_INIT("32-bit processors of Intel and AMD.")},
    {STR_INIT("linux/ppc64le"), STR_INIT("64-bit POWER processors of IBM.")},
    {STR_INIT("linux/s390x"), STR_INIT("Mainframes of IBM.")},
    {STR_INIT("linux/riscv64"), STR_INIT("64-bit RISC-V processors.")},
    {STR_INIT("windows/amd64"), STR_INIT("Windows on 64-bit processors of Intel and AMD.")},
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
        .usual = platforms,
        .usual_count = ARRAY_LEN(platforms),
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
