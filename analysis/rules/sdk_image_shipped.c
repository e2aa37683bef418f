// Ship an image for running, not the one for building.
//
// Images of compilers and SDKs are several times as large as those that only run programs, and give an attacker a full set
// of tools. Build in a stage of its own, and start the last one from an image that is made to run programs.
//
// ```dockerfile
// FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build
// RUN dotnet publish -o /out
// FROM mcr.microsoft.com/dotnet/sdk:8.0
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this is an image to build with, and nothing is built here; start from `mcr.microsoft.com/dotnet/aspnet:8.0`
// COPY --from=build /out /app
// CMD ["dotnet", "/app/app.dll"]
// ```
//
// ```fixed
// FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build
// RUN dotnet publish -o /out
// FROM mcr.microsoft.com/dotnet/aspnet:8.0
// COPY --from=build /out /app
// CMD ["dotnet", "/app/app.dll"]
// ```
//
// ```dockerfile
// FROM eclipse-temurin:21-jdk-alpine
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this is an image to build with, and nothing is built here; start from `eclipse-temurin:21-jre-alpine`
// COPY app.jar /
// ENTRYPOINT ["java", "-jar", "/app.jar"]
// ```
//
// ```fixed
// FROM eclipse-temurin:21-jre-alpine
// COPY app.jar /
// ENTRYPOINT ["java", "-jar", "/app.jar"]
// ```
//
// ```dockerfile
// FROM golang:1.24
//      ^^^^^^^^^^^ this is an image to build with, and nothing is built here; start from a small one such as `debian:13-slim`
// COPY app /
// CMD ["/app"]
// ```
//
// ```dockerfile
// FROM golang:1.25-alpine3.21
//      ^^^^^^^^^^^^^^^^^^^^^^ this is an image to build with, and nothing is built here; start from a small one such as `alpine:3.21`
// COPY app /
// CMD ["/app"]
// ```
//
// A stage that compiles, or whose program does, a build stage, and an image to build on are fine:
//
// ```dockerfile
// FROM golang:1.24 AS build
// RUN go build -o /app .
// FROM golang:1.24
// RUN go install example.com/tool@v1.0.0
// CMD ["/go/bin/tool"]
// ```
//
// ```dockerfile
// FROM mcr.microsoft.com/dotnet/sdk:8.0
// CMD ["dotnet", "watch"]
// ```
#include "instructions/releases.h"
#include "lint/base_image.h"
#include "rules/parts/compilers.h"
#include "rules/parts/cuda.h"

typedef struct Sdk {
    Str mark; // what the tag holds; empty for all tags
    Str instead; // for the mark where it begins with a dash, else for the repository; empty: nothing of the kind
} Sdk;

static const char *const SDKS[][3] = {
    // the repository, and the rest
    {"golang", "", ""},
    {"rust", "", ""},
    {"gcc", "", ""},
    {"maven", "", "eclipse-temurin"},
    {"gradle", "", "eclipse-temurin"},
    {"eclipse-temurin", "-jdk", "-jre"},
    {"amazoncorretto", "-jdk", "eclipse-temurin"},
    {"mcr.microsoft.com/dotnet/sdk", "", "mcr.microsoft.com/dotnet/aspnet"},
    {"nvidia/cuda", "-devel", "-runtime"},
};

// A version alone, `21` or `21-alpine`, is that of the whole JDK. `8u472-b08` has a dash in it.
static bool is_jdk_unsaid(const Sdk *sdk, Str tag)
{
    return str_is_z(sdk->instead, "-jre") && char_is_digit(str_at(tag, 0)) &&
           !str_starts_z(tag, "8u") && !str_has(tag, sdk->instead);
}

static bool sdk_of(const ImageRef *image, Sdk *out)
{
    Str official = image_official(image), name = official.len ? official : image->name;
    for (uint32_t i = 0; i < ARRAY_LEN(SDKS); i++) {
        *out = (Sdk){str_of_z(SDKS[i][1]), str_of_z(SDKS[i][2])};
        if (str_is_z(name, SDKS[i][0]) &&
            (str_has(image->tag, out->mark) || is_jdk_unsaid(out, image->tag)))
            return true;
    }
    return false;
}

// Where the mark begins; where the tag ends if it has none.
static uint32_t mark_at(Str tag, Str mark)
{
    uint32_t at = 0;
    while (at < tag.len && !str_starts(str_skip(tag, at), mark)) at++;
    return at;
}

// The image in its place; empty where that is a matter of choice.
static Str runtime_of(Arena *a, const ImageRef *image, const Sdk *sdk)
{
    Str tag = image->tag;
    if (str_at(sdk->instead, 0) == '-') {
        uint32_t at = mark_at(tag, sdk->mark), end = at + sdk->mark.len;
        if (at == tag.len) at = end = mark_at(tag, STR("-"));
        return str_fmt(a, "%.*s:%.*s%.*s%.*s", STR_ARG(image->name), STR_ARG(str_cut(tag, 0, at)),
                       STR_ARG(sdk->instead), STR_ARG(str_skip(tag, end)));
    }
    bool is_same_tag = str_starts_z(sdk->instead, "mcr.") && tag.len;
    return is_same_tag ? str_fmt(a, "%.*s:%.*s", STR_ARG(sdk->instead), STR_ARG(tag)) : STR("");
}

// A small image of the same system, which has the C library that the program was linked with, or a newer one.
static Str small_one(Arena *a, Str tag)
{
    Str mark = STR("alpine"), version = str_skip(tag, mark_at(tag, mark) + mark.len);
    if (!str_has(tag, mark))
        return str_has_z(tag, "bookworm") ? STR("debian:12-slim") : STR("debian:13-slim");
    version = str_cut(version, 0, str_find_char(version, '-'));
    bool is_old = !version.len || release_ended(mark, version);
    return str_fmt(a, "alpine:%.*s", STR_ARG(is_old ? STR("3.22") : version));
}

static void check_file(Check *c)
{
    const Model *m = c->model;
    const Stage *last = stage_last(m);
    if (!last || !stage_is_for_people(last)) return;
    const Stage *root = stage_root(m, last);
    const ImageRef *image = stage_image(m, root);
    if (!image->is_valid || !root->base_node) return;
    Sdk row, *sdk = &row;
    if (!sdk_of(image, &row) || stage_compiles(m, last) || process_may_compile(m, last)) return;
    if (str_is_z(sdk->mark, "-devel") && cuda_builds_python(m, last)) return;
    Str runtime = runtime_of(c->arena, image, sdk);
    if (!runtime.len && sdk->instead.len) runtime = sdk->instead;
    bool is_free = !runtime.len;
    if (is_free) runtime = small_one(c->arena, image->tag);
    report_at(c, root->from, node_span(root->base_node),
              "this is an image to build with, and nothing is built here; start from %s`%.*s`",
              is_free ? "a small one such as " : "", STR_ARG(runtime));
}

static void fix(Fix *f, const Finding *found)
{
    const Stage *root = stage_of(f->model, found->step);
    Str text = instr_slice(finding_instr(f->model, found), found->span);
    const ImageRef *image = root ? stage_image(f->model, root) : NULL;
    Sdk sdk;
    bool is_written = image && sdk_of(image, &sdk) && str_eq(text, stage_base(f->model, root)) &&
                      !image->digest.len;
    Str runtime = is_written ? runtime_of(f->arena, image, &sdk) : STR("");
    if (!runtime.len) return;
    fix_offer(f, found, FIX_ASK, "Use `%.*s`", STR_ARG(runtime));
    fix_replace(f, found, found->span, runtime);
}

RULE(sdk_image_shipped) = {
    .codes = WORDS("tally:gpu/prefer-runtime-final-stage"),
    .severity = FL_INFO,
    .since = "0.2",
    .beats = WORDS("base-image-large"),
    .fixes = FIX_ASK,
    .check_file = check_file,
    .fix = fix,
};
