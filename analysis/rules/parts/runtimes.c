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
        return str_starts_z(image->path, "distroless/static") ? LIBRARY_NONE : LIBRARY_GLIBC;
    if (str_is_z(image_official(image), "busybox")) return LIBRARY_UNKNOWN;
    if (!base_system(m, stage, &system) || system == SYSTEM_NONE) return LIBRARY_UNKNOWN;
    return system == SYSTEM_APK ? LIBRARY_MUSL : LIBRARY_GLIBC;
}

// What the RUNs and ENVs of a stage say of the way it links.
typedef struct Linking {
    bool is_static, compiles_go, compiles_rust, compiles_c, has_gcc;
    bool compiles_other,
        releases_beam; // Haskell, Swift; Elixir, whose releases bring the Erlang of the image
} Linking;

static void note_text(Linking *l, Str text)
{
    static const Str SIGNS =
        STR_INIT("CGO_ENABLED=0 CGO_ENABLED=\"0\" -static musl crt-static netgo wasm");
    l->is_static |= text_holds(text, STR("CGO_ENABLED 0")) || str_any(text, SIGNS, text_holds);
}

static void note_command(Linking *l, const Command *c)
{
    l->compiles_go |= cmd_is(c, "go", "build") || cmd_is(c, "go", "install");
    l->compiles_rust |= cmd_is(c, "cargo", "build") || cmd_is(c, "cargo", "install");
    l->compiles_other |= cmd_is(c, "stack", "build") || cmd_is(c, "stack", "install") ||
                         cmd_is(c, "cabal", "build") || cmd_is(c, "cabal", "install") ||
                         cmd_is(c, "swift", "build") || cmd_is(c, "ghc", NULL);
    l->releases_beam |= (cmd_is(c, "mix", NULL) && cmd_has_word(c, STR("release"))) ||
                        (cmd_is(c, "rebar3", NULL) && cmd_has_word(c, STR("release tar")));
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

// The folder of a release of Elixir or Erlang: `_build/prod/rel/app`.
static bool is_release(Str path)
{
    return text_holds(path, STR("_build/")) && text_holds(path, STR("/rel"));
}

// Whether the file is what a container of the stage starts, under its own name or the one that it gets.
static bool is_program(const Model *m, const Stage *own, const Copied *copied)
{
    Str name = path_last(copied->path), given = path_last(copied->destination);
    if (!name.len || text_holds(name, STR(".sh"))) return false;
    bool is_result = text_holds(copied->path, STR("target/release/")) ||
                     text_holds(copied->path, STR(".build/release/"));
    return is_started(m, own, name) || is_started(m, own, given) ||
           (is_result && !str_has_char(name, '*')) || is_release(copied->path);
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

// ---- Releases of glibc ----

// Releases of Debian and Ubuntu, by name and by number, and their glibc: 36 for 2.36.
static const struct {
    const char *image, *suite, *number;
    uint32_t glibc;
} releases[] = {
    {"debian", "buster", "10", 28},    {"debian", "bullseye", "11", 31},
    {"debian", "bookworm", "12", 36},  {"debian", "trixie", "13", 41},
    {"ubuntu", "bionic", "18.04", 27}, {"ubuntu", "focal", "20.04", 31},
    {"ubuntu", "jammy", "22.04", 35},  {"ubuntu", "noble", "24.04", 39},
};

// The glibc of an image that names its release; 0 when it does not.
static uint32_t glibc_of(const Model *m, const Stage *stage)
{
    const ImageRef *image = stage_image(m, stage_root(m, stage));
    if (!image || !image->is_valid) return 0;
    Str official = image_official(image);
    for (uint32_t i = 0; i < ARRAY_LEN(releases); i++) {
        Str number = str_of_z(releases[i].number), tag = image->tag;
        bool is_numbered = str_is_z(official, releases[i].image) && str_starts(tag, number) &&
                           !char_is_digit(str_at(tag, number.len));
        bool is_distroless = image_is_distroless(image) && number.len == 2 &&
                             text_holds(image->path, STR("-debian")) &&
                             str_ends(image->path, number);
        bool is_named = official.len && tag_has_part(tag, str_of_z(releases[i].suite));
        if (is_numbered || is_distroless || is_named) return releases[i].glibc;
    }
    return 0;
}

// A program needs what is new in the library that it was linked with. 2.34 changed how each of them starts, 2.38 how C reads
// numbers.
static bool is_older(const Model *m, const Stage *from, const Stage *own, const Linking *l)
{
    uint32_t built = glibc_of(m, from), there = glibc_of(m, own);
    if (!built || !there) return false;
    bool reads_numbers = l->compiles_c || l->compiles_rust || l->releases_beam;
    return (34 <= built && there < 34) || (reads_numbers && 38 <= built && there < 38);
}

// Whether what the stage links needs the library that it links with: not when it is linked statically, without a C compiler
// (Go links nothing of C then) or for the musl targets of Rust.
static bool needs_library(const Linking *l, Library built)
{
    bool is_small = built == LIBRARY_MUSL && (l->compiles_rust || (l->compiles_go && !l->has_gcc));
    bool is_compiled = l->compiles_go || l->compiles_rust || l->compiles_c || l->compiles_other;
    return l->releases_beam || (!l->is_static && !is_small && is_compiled);
}

// Whether the images have different libraries, or the same in another release.
static bool differ(const Model *m, const Stage *from, const Stage *own)
{
    Library built = library_of(m, from), there = library_of(m, own);
    if (built < LIBRARY_GLIBC || there == LIBRARY_UNKNOWN) return false;
    return built != there ||
           (built == LIBRARY_GLIBC && glibc_of(m, own) < glibc_of(m, from) && glibc_of(m, own));
}

bool library_mismatch(const Model *m, const Stage *from, const Stage *own, const Copied *copied,
                      LibraryMismatch *out)
{
    if (!differ(m, from, own) || !is_program(m, own, copied)) return false;
    if (has_compatibility(m, own)) return false;
    Library built = library_of(m, from), there = library_of(m, own);
    Linking l = linking_of(m, from);
    if (!needs_library(&l, built) || (is_release(copied->path) && !l.releases_beam)) return false;
    if (built == there && !is_older(m, from, own, &l)) return false;
    *out = (LibraryMismatch){.built = library_names[built],
                             .there = built == there ? "an older one" : library_names[there],
                             .is_go = l.compiles_go,
                             .is_rust = l.compiles_rust && !l.compiles_go,
                             .is_release = l.releases_beam};
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
    return str_any(path, STR("site-packages venv /.local"), text_holds);
}

// Whether packages of Python come into `path`: pip puts them there, or it is a virtual environment.
static bool is_pip_into(const Command *c, Str path)
{
    Str folder;
    bool is_venv = str_is_z(c->name, "virtualenv") || cmd_has_word(c, STR("venv"));
    if (is_venv && cmd_has_word(c, path)) return true;
    if (!cmd_in(c, "pip", "install")) return false;
    return (cmd_value(c, NULL, "--prefix", &folder) || cmd_value(c, "-t", "--target", &folder)) &&
           str_eq(folder, path);
}

// `uv venv --python 3.11`, `virtualenv -p python3.11`: it may be for another version than that of the image.
static bool tells_python(const Command *c, Str path)
{
    (void)path;
    Str version;
    return str_is_one_of(c->name, STR("uv virtualenv")) && cmd_value(c, "-p", "--python", &version);
}

// Whether a RUN of the stage has such a command.
static bool stage_runs(const Model *m, const Stage *stage, bool (*is_it)(const Command *, Str),
                       Str path)
{
    Chain chain = chain_near(m, stage);
    while (chain_back(&chain)) {
        const Instr *in = instr_at(m, chain.step);
        const Commands *commands = in->kind == K_RUN ? commands_of(m, chain.step, in) : NULL;
        for (uint32_t i = 0; commands && i < commands->count; i++)
            if (is_it(&commands->item[i], path)) return true;
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
    if (!image || !str_is_z(image_official(image), "python")) return STR("");
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
    if (str_is_z(official, "eclipse-temurin")) return first_numbers(image->tag, 1);
    if (str_is_z(official, "maven")) return number_behind(image->tag, STR("temurin-"));
    return str_is_z(official, "gradle") ? number_behind(image->tag, STR("jdk")) : STR("");
}

static Str dotnet_of(const ImageRef *image)
{
    bool is_dotnet = image && str_is_z(image->domain, "mcr.microsoft.com") &&
                     str_is_one_of(image->path, STR("dotnet/sdk dotnet/aspnet dotnet/runtime"));
    return is_dotnet ? first_numbers(image->tag, 1) : STR("");
}

// `-f net8.0` and `--self-contained`: it is made for another version than that of the image, or brings its own.
static bool tells_dotnet(const Command *c, Str path)
{
    (void)path;
    for (uint32_t i = 1; i < c->word_count && cmd_is(c, "dotnet", NULL); i++) {
        Str text = c->word[i].text;
        if (text_holds(text, STR("ramework")) || text_holds(text, STR("ontained")) ||
            str_is_z(text, "-f"))
            return true;
    }
    return false;
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
        return !str_eq(built, there) && !stage_runs(m, from, tells_python, path) &&
               (is_for_python(path) || stage_runs(m, from, is_pip_into, path));
    *out = (VersionMismatch){STR("Java"), java_of(build), java_of(run)};
    if (str_ends_z(path, ".jar") || str_ends_z(path, ".war"))
        return is_newer(out->built, out->there);
    *out = (VersionMismatch){STR(".NET"), dotnet_of(build), dotnet_of(run)};
    return is_newer(out->built, out->there) && !stage_runs(m, from, tells_dotnet, path);
}
