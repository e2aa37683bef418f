#include "rules/parts/runtimes.h"
#include "instructions/image_tag.h"
#include "lint/chain.h"
#include "lint/run_facts.h"
#include "values/file_kinds.h"

// ---- C libraries ----

typedef enum Library { LIBRARY_UNKNOWN, LIBRARY_NONE, LIBRARY_GLIBC, LIBRARY_MUSL } Library;

static const char *const library_names[] = {"", "no C library", "glibc", "musl"};

static Library library_of(const Model *m, const Stage *stage)
{
    const Stage *root = stage_root(m, stage);
    BaseSystem system;
    if (root->base_kind == BASE_SCRATCH) return LIBRARY_NONE;
    const ImageRef *image = stage_root_image(m, stage);
    if (!image) return LIBRARY_UNKNOWN;
    if (image_is_distroless(image))
        return str_starts(image->path, STR("distroless/static")) ? LIBRARY_NONE : LIBRARY_GLIBC;
    if (str_eq(image_official(image), STR("busybox"))) return LIBRARY_UNKNOWN;
    if (!base_system(m, stage, &system) || system == SYSTEM_NONE) return LIBRARY_UNKNOWN;
    return system == SYSTEM_APK ? LIBRARY_MUSL : LIBRARY_GLIBC;
}

// What the RUNs and ENVs of a stage say of the way it links.
typedef struct Linking {
    bool is_static, compiles_go, compiles_rust, compiles_c, has_gcc;
} Linking;

static void note_text(Linking *l, Str text)
{
    static const Str SIGNS[] = {
        STR_INIT("CGO_ENABLED=0"), STR_INIT("CGO_ENABLED 0"), STR_INIT("CGO_ENABLED=\"0\""),
        STR_INIT("-static"),       STR_INIT("musl"),          STR_INIT("crt-static"),
        STR_INIT("netgo"),         STR_INIT("wasm")};
    for (uint32_t i = 0; i < ARRAY_LEN(SIGNS); i++) l->is_static |= text_holds(text, SIGNS[i]);
}

static void note_command(Linking *l, const Command *c)
{
    l->compiles_go |= cmd_is(c, "go", "build") || cmd_is(c, "go", "install");
    l->compiles_rust |= cmd_is(c, "cargo", "build") || cmd_is(c, "cargo", "install");
    l->compiles_c |= str_is_one_of(c->name, STR("gcc g++ cc c++ clang"));
    for (uint32_t i = 1; i < c->word_count; i++)
        l->has_gcc |= str_is_one_of(c->word[i].text, STR("gcc g++ build-base musl-dev"));
}

static Linking linking_of(const Model *m, const Stage *stage)
{
    Linking l = {0};
    Chain chain = chain_near(m, stage);
    while (chain_back(&chain)) {
        const Instr *in = instr_at(m, chain.step);
        if (in->kind == K_RUN || in->kind == K_ENV || in->kind == K_ARG) note_text(&l, in->joined);
        if (in->kind != K_RUN) continue;
        const Commands *commands = commands_of(m, chain.step, in);
        if (!commands->is_complete) l.is_static = true;
        for (uint32_t i = 0; i < commands->count; i++) note_command(&l, &commands->item[i]);
    }
    return l;
}

static bool starts(const Model *m, uint32_t step, Str name)
{
    if (step == NO_STEP) return false;
    const Commands *commands = commands_of(m, step, instr_at(m, step));
    for (uint32_t i = 0; i < commands->count; i++)
        if (str_eq(commands->item[i].name, name)) return true;
    return false;
}

// Whether a container of the stage starts a program of that name.
static bool is_started(const Model *m, const Stage *own, Str name)
{
    Process process = process_of(m, own);
    if (!name.len || str_has_char(name, '*') || text_holds(name, STR(".sh"))) return false;
    return starts(m, process.entrypoint, name) || starts(m, process.cmd, name);
}

// Whether the file is what a container of the stage starts, under its own name or the one that it gets.
static bool is_program(const Model *m, const Stage *own, const Copied *copied)
{
    Str name = path_last(copied->path), given = path_last(copied->destination);
    if (!name.len || text_holds(name, STR(".sh"))) return false;
    return is_started(m, own, name) || is_started(m, own, given) ||
           (text_holds(copied->path, STR("target/release/")) && !str_has_char(name, '*'));
}

// Packages that give Alpine what programs for glibc need.
static bool has_compatibility(const Model *m, const Stage *stage)
{
    Chain chain = chain_near(m, stage);
    while (chain_back(&chain)) {
        Str text = instr_at(m, chain.step)->joined;
        if (text_holds(text, STR("libc6-compat")) || text_holds(text, STR("gcompat")) ||
            text_holds(text, STR("glibc")) || text_holds(text, STR("/lib")))
            return true;
    }
    return false;
}

bool library_mismatch(const Model *m, const Stage *from, const Stage *own, const Copied *copied,
                      LibraryMismatch *out)
{
    Library built = library_of(m, from), there = library_of(m, own);
    if (built < LIBRARY_GLIBC || there == LIBRARY_UNKNOWN || built == there) return false;
    if (!is_program(m, own, copied) || has_compatibility(m, own)) return false;
    Linking l = linking_of(m, from);
    // Without a C compiler Go links nothing of C, and the musl targets of Rust are static.
    bool is_small = built == LIBRARY_MUSL && (l.compiles_rust || (l.compiles_go && !l.has_gcc));
    bool compiles = l.compiles_go || l.compiles_rust || l.compiles_c;
    if (l.is_static || is_small || !compiles) return false;
    *out = (LibraryMismatch){.built = library_names[built],
                             .there = library_names[there],
                             .is_go = l.compiles_go,
                             .is_rust = l.compiles_rust && !l.compiles_go};
    return true;
}

// ---- Versions ----

static Str first_numbers(Str version, uint32_t count)
{
    uint32_t end = 0;
    for (; end < version.len; end++) {
        bool is_dot = version.ptr[end] == '.';
        if (is_dot && !--count) break;
        if (!is_dot && !char_is_digit(version.ptr[end])) break;
    }
    return str_cut(version, 0, end);
}

static bool is_for_python(Str path)
{
    static const Str SIGNS[] = {STR_INIT("site-packages"), STR_INIT("venv"), STR_INIT("/.local")};
    for (uint32_t i = 0; i < ARRAY_LEN(SIGNS); i++)
        if (text_holds(path, SIGNS[i])) return true;
    return false;
}

// Whether pip has put its packages into `path`.
static bool is_pip_folder(const Model *m, const Stage *from, Str path)
{
    Chain chain = chain_near(m, from);
    while (chain_back(&chain)) {
        const Instr *in = instr_at(m, chain.step);
        const Commands *commands = in->kind == K_RUN ? commands_of(m, chain.step, in) : NULL;
        for (uint32_t i = 0; commands && i < commands->count; i++) {
            const Command *c = &commands->item[i];
            Str folder;
            if (cmd_in(c, "pip", "install") && cmd_value(c, NULL, "--prefix", &folder) &&
                str_eq(folder, path))
                return true;
        }
    }
    return false;
}

static const ImageRef *image_of(const Model *m, const Stage *stage)
{
    const Stage *root = stage_root(m, stage);
    const ImageRef *image = stage_image(m, root);
    return image->is_valid ? image : NULL;
}

// `3.12` of `python:3.12.4-slim`; empty when two numbers are not given.
static Str python_of(const ImageRef *image)
{
    if (!image || !str_eq(image_official(image), STR("python"))) return STR("");
    ImageTag tag = image_tag(image->tag);
    return 2 <= tag.parts ? first_numbers(tag.version, 2) : STR("");
}

// The number behind a word of the tag: 21 of `jdk21`, `temurin-21`.
static Str number_behind(Str tag, Str word)
{
    uint32_t at = str_has(tag, word) ? 0 : tag.len;
    while (at < tag.len && !str_starts(str_skip(tag, at), word)) at++;
    return at < tag.len ? first_numbers(str_skip(tag, at + word.len), 1) : STR("");
}

static Str java_of(const ImageRef *image)
{
    Str official = image ? image_official(image) : STR("");
    if (str_eq(official, STR("eclipse-temurin"))) return first_numbers(image->tag, 1);
    if (str_eq(official, STR("maven"))) return number_behind(image->tag, STR("temurin-"));
    return str_eq(official, STR("gradle")) ? number_behind(image->tag, STR("jdk")) : STR("");
}

static Str dotnet_of(const ImageRef *image)
{
    bool is_dotnet = image && str_eq(image->domain, STR("mcr.microsoft.com")) &&
                     str_is_one_of(image->path, STR("dotnet/sdk dotnet/aspnet dotnet/runtime"));
    return is_dotnet ? first_numbers(image->tag, 1) : STR("");
}

static bool is_newer(Str built, Str there)
{
    uint32_t a, b;
    return str_number(built, &a) && str_number(there, &b) && b < a;
}

bool version_mismatch(const Model *m, const Stage *from, const Stage *own, const Copied *copied,
                      VersionMismatch *out)
{
    Str path = copied->path;
    const ImageRef *build = image_of(m, from), *run = image_of(m, own);
    Str built = python_of(build), there = python_of(run);
    *out = (VersionMismatch){STR("Python"), built, there};
    if (built.len && there.len)
        return !str_eq(built, there) && (is_for_python(path) || is_pip_folder(m, from, path));
    *out = (VersionMismatch){STR("Java"), java_of(build), java_of(run)};
    if (str_ends(path, STR(".jar")) || str_ends(path, STR(".war")))
        return is_newer(out->built, out->there);
    *out = (VersionMismatch){STR(".NET"), dotnet_of(build), dotnet_of(run)};
    return is_newer(out->built, out->there);
}
