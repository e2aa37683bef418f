// Build what you ship in the Release configuration.
//
// Before .NET 8 `dotnet publish` builds for debugging unless told otherwise, and `dotnet build` does so in all versions: the
// program is slower.
//
// ```dockerfile
// FROM mcr.microsoft.com/dotnet/sdk:6.0
// RUN dotnet publish -o /app
//     ^^^^^^^^^^^^^^ `dotnet publish` builds for debugging; add `--configuration=Release`
// ```
//
// ```fixed
// FROM mcr.microsoft.com/dotnet/sdk:6.0
// RUN dotnet publish --configuration=Release -o /app
// ```
//
// ```dockerfile
// FROM mcr.microsoft.com/dotnet/sdk:8.0
// RUN dotnet publish -o /app
// ```
//
// ```dockerfile
// FROM mcr.microsoft.com/dotnet/sdk:6.0
// RUN dotnet publish -c Release && dotnet build --configuration Debug && dotnet restore && dotnet test
// ```
#include "lint/base_image.h"
#include "rules/parts/managers.h"
// The SDK before version 8, which is where the default has changed.
static bool is_old_sdk(const At *c)
{
    const Stage *stage = stage_of(c->model, c->step);
    const ImageRef *image = stage ? stage_root_image(c->model, stage) : NULL;
    if (!image) return false;
    bool is_sdk =
        str_ends_z(image->path, "dotnet/sdk") || str_ends_z(image->path, "dotnet/core/sdk");
    return is_sdk && str_is_one_of(str_cut(image->tag, 0, 2), STR("2. 3. 5. 6. 7."));
}

static bool is_bad(const At *c, const Command *command)
{
    bool is_build = cmd_is(command, "dotnet", "build") || cmd_is(command, "dotnet", "publish");
    if (!is_build || !is_old_sdk(c)) return false;
    for (uint32_t i = 1; i < command->word_count; i++)
        if (!command->word[i].is_literal && str_at(command->word[i].text, 0) == '$') return false;
    return !has_option_of(command, STR("-c --configuration -p:Configuration /p:Configuration"));
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    report_commands(c, is_bad, "`%.*s` builds for debugging; add `--configuration=Release`");
}

static void fix(Fix *f, const Finding *found)
{
    fix_add_option(f, found, FIX_ASK, STR("--configuration=Release"));
}

RULE(dotnet_build_debug) = {
    .severity = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("dotnet"),
    .is_folded = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
