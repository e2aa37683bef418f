// The variables that the builder sets itself (language.md 10.2, 10.4), with their values in an ordinary build on linux/amd64.
#include "fl_texts.h"
#include "instructions/instruction.h"

#define TEXTS presets

static const PresetInfo presets[] = {
    {STR_INIT("BUILDPLATFORM"), STR_INIT("linux/amd64"),
     TEXT("the platform of the machine that builds, such as `linux/amd64`")},
    {STR_INIT("BUILDOS"), STR_INIT("linux"),
     TEXT("the system of the machine that builds, such as `linux`")},
    {STR_INIT("BUILDOSVERSION"), STR_INIT(""),
     TEXT("the system's version on the machine that builds")},
    {STR_INIT("BUILDARCH"), STR_INIT("amd64"),
     TEXT("the processor of the machine that builds, such as `amd64`")},
    {STR_INIT("BUILDVARIANT"), STR_INIT(""),
     TEXT("the variant of the processor of the machine that builds, such as `v7`")},
    {STR_INIT("TARGETPLATFORM"), STR_INIT("linux/amd64"),
     TEXT("the platform the image is made for, such as `linux/arm64/v8`")},
    {STR_INIT("TARGETOS"), STR_INIT("linux"),
     TEXT("the system the image is made for, such as `linux`")},
    {STR_INIT("TARGETOSVERSION"), STR_INIT(""),
     TEXT("the version of the system the image is made for")},
    {STR_INIT("TARGETARCH"), STR_INIT("amd64"),
     TEXT("the processor the image is made for, such as `arm64`")},
    {STR_INIT("TARGETVARIANT"), STR_INIT(""),
     TEXT("the variant of the processor the image is made for, such as `v8`")},
    {STR_INIT("TARGETSTAGE"), STR_INIT(""), TEXT("the name of the stage that is built")},
};

const PresetInfo *preset_list(uint32_t *count)
{
    *count = ARRAY_LEN(presets);
    return presets;
}

const PresetInfo *preset_info(Str name)
{
    bool may_be = str_at(name, 0) == 'B' || str_at(name, 0) == 'T';
    for (uint32_t i = 0; i < ARRAY_LEN(presets) && may_be; i++)
        if (str_eq(presets[i].name, name)) return &presets[i];
    return NULL;
}
