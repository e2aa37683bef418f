#include "lint/base_image.h"
#include "instructions/image_tag.h"
#include "model/command_shell.h"
#include "model/notes.h"

// What rules ask most often, cached per image.
typedef struct Known {
    BaseTools tools;
    Str user;
    bool has_user, has_system; // they are known
    BaseSystem system;
} Known;

const ImageFacts *base_facts(const Model *m, const Stage *stage)
{
    const ImageRef *image = stage_root_image(m, stage);
    return image ? image_facts(image_official(image)) : NULL;
}

bool base_is_old_ruby(const Model *m, const Stage *stage)
{
    const ImageRef *image = stage_image(m, stage_root(m, stage));
    if (!image || !image->is_valid || !str_is_z(image_official(image), "ruby")) return false;
    char major = str_at(image->tag, 0), minor = str_at(image->tag, 2);
    bool is_split = str_at(image->tag, 1) == '.';
    return is_split && (major == '1' || (major == '2' && minor < '7'));
}

static const BaseInfo *base_row(const ImageRef *image)
{
    Str official = image_official(image);
    return base_info(official.len ? official : image->name);
}

static bool is_of_microsoft(const ImageRef *image)
{
    return str_is_z(image->domain, "mcr.microsoft.com");
}

// Words in tags of images with another package system than usual: `maven:3-amazoncorretto-21`. A
// number may follow.
static const Str OTHER_SYSTEMS =
    STR_INIT("al almalinux amazoncorretto amazonlinux azurelinux bci centos cbl corretto "
             "fedora graalvm mariner nanoserver ol oracle oraclelinux opensuse photon rhel rocky "
             "rockylinux ubi windowsservercore");

static bool names_other_system(Str part)
{
    uint32_t end = 0;
    while (end < part.len && char_is_alpha(part.ptr[end])) end++;
    return end && str_is_one_of(str_cut(part, 0, end), OTHER_SYSTEMS);
}

static bool is_of_other_system(const ImageRef *image)
{
    Str part, rest = image->tag;
    while (str_next_part(&rest, '-', &part))
        if (names_other_system(part)) return true;
    return false;
}

// .NET's chiseled images run as an unprivileged user.
static bool is_chiseled(const ImageRef *image)
{
    return is_of_microsoft(image) && str_has_z(image->tag, "chiseled");
}

// Images of others with a known user other than root: NAME=USER; one `*` in a name stands for any
// text.
static const Str NOT_ROOT =
    STR_INIT("jupyter/*-notebook=jovyan quay.io/jupyter/*=jovyan jenkins/jenkins=jenkins "
             "jenkins/inbound-agent=jenkins jenkins/agent=jenkins mambaorg/micromamba=mambauser "
             "apache/airflow=airflow ocaml/opam=opam ocaml/opam2=opam cimg/*=circleci "
             "nginxinc/nginx-unprivileged=nginx grafana/grafana=grafana");

static bool is_not_root(const ImageRef *image, Str *user)
{
    Str path = image_hub_path(image), rest = NOT_ROOT, row;
    while ((row = str_next_word(&rest)).len) {
        Str name, head;
        str_next_part(&row, '=', &name);
        bool is_pattern = str_has_char(name, '*');
        str_next_part(&name, '*', &head);
        bool is_here =
            is_pattern ? str_starts(path, head) && str_ends(path, name) : str_eq(path, head);
        if (!is_here) continue;
        *user = row;
        return true;
    }
    return false;
}

static bool read_user(const Model *m, const Stage *stage, Str *user)
{
    const ImageRef *image = stage_root_image(m, stage);
    *user = STR("root");
    if (!image || stage_is_of_windows(m, stage))
        return stage_root(m, stage)->base_kind == BASE_SCRATCH;
    const ImageFacts *facts = image_facts(image_official(image));
    if (facts && facts->user) *user = str_of_z(facts->user);
    if (facts) return true;
    if (is_not_root(image, user)) return true;
    if (is_chiseled(image)) *user = STR("app");
    bool is_distroless = image_is_distroless(image);
    if (is_distroless && tag_has_part(image->tag, STR("nonroot"))) *user = STR("nonroot");
    return is_distroless || base_row(image) || image_is_plain(image_hub_path(image));
}

// Images based on Debian or Ubuntu, with the same variants as the official ones.
static bool is_on_debian(const ImageRef *image)
{
    return str_is_one_of(
        image_hub_path(image),
        STR("buildpack-deps clojure continuumio/miniconda3 elixir erlang gcc haskell hexpm/elixir "
            "hexpm/erlang julia nvidia/cuda perl r-base rocker/r-ver swift tomcat"));
}

static bool read_system(const Model *m, const Stage *stage, BaseSystem *system)
{
    const ImageRef *image = stage_root_image(m, stage);
    *system = SYSTEM_NONE;
    if (!image || stage_is_of_windows(m, stage)) return false;
    const BaseInfo *row = base_row(image);
    if (image_is_distroless(image) || is_chiseled(image)) return true;
    // All variants of official images with that word in the tag are based on it.
    bool is_alpine = tag_has_part(image->tag, STR("alpine"));
    bool is_official = image_facts(image_official(image)) || image_is_plain(image_official(image));
    bool is_known = row || is_on_debian(image) || (is_alpine && is_official);
    if (!is_known || is_of_other_system(image)) return false;
    BaseSystem usual = row ? row->system : SYSTEM_APT;
    *system = is_alpine ? SYSTEM_APK : usual;
    return true;
}

Str base_spare_user(const Model *m, const Stage *stage)
{
    const ImageRef *image = stage_root_image(m, stage);
    const BaseInfo *row = image ? base_row(image) : NULL;
    if (image && image_is_distroless(image)) return STR("nonroot");
    if (!row || !row->users) return STR("");
    // .NET images have the user since version 8.
    bool is_old =
        is_of_microsoft(image) && str_is_one_of(str_cut(image->tag, 0, 2), STR("2. 3. 5. 6. 7."));
    return str_of_z(is_old ? "" : row->users);
}

Str base_user_number(const Model *m, const Stage *stage, Str name)
{
    const ImageRef *image = stage_root_image(m, stage);
    if (!image || stage_is_of_windows(m, stage)) return STR("");
    if (image_is_distroless(image)) return str_is_z(name, "nonroot") ? STR("65532") : STR("");
    const ImageFacts *facts = base_facts(m, stage);
    bool is_alpine = tag_has_part(image->tag, STR("alpine"));
    return facts ? image_user_number(facts->repository, is_alpine, name) : STR("");
}

// Programs missing in images without a shell and in .NET runtime images, except on Alpine.
static const Str NOT_IN_SMALL = STR_INIT("curl wget git jq nc ps");

static BaseTools official_tools(const ImageRef *image)
{
    Str official = image_official(image);
    if (is_of_other_system(image)) return (BaseTools){.named = official};
    bool is_alpine = tag_has_part(image->tag, STR("alpine"));
    bool is_slim = tag_has_part(image->tag, STR("slim"));
    const ImageTools *tools = image_tools(official, is_alpine ? STR("alpine")
                                                    : is_slim ? STR("slim")
                                                              : STR(""));
    // These releases contained Python and more, and are long unsupported.
    bool is_old = str_is_z(official, "ubuntu") && (tag_has_part(image->tag, STR("trusty")) ||
                                                   tag_has_part(image->tag, STR("precise")));
    if (is_old) return (BaseTools){.named = official};
    return tools ? (BaseTools){str_of_z(tools->has), str_of_z(tools->lacks), official}
                 : (BaseTools){0};
}

static BaseTools read_tools(const Model *m, const Stage *stage)
{
    const ImageRef *image = stage_root_image(m, stage);
    if (stage_is_of_windows(m, stage)) return (BaseTools){0};
    bool is_empty = stage_root(m, stage)->base_kind == BASE_SCRATCH;
    if (is_empty || (image && image_is_shellless(image))) return (BaseTools){.lacks = NOT_IN_SMALL};
    if (!image) return (BaseTools){0};
    bool is_for_running = is_of_microsoft(image) && (str_is_z(image->path, "dotnet/aspnet") ||
                                                     str_is_z(image->path, "dotnet/runtime"));
    if (is_for_running && !tag_has_part(image->tag, STR("alpine")))
        return (BaseTools){.lacks = NOT_IN_SMALL};
    return official_tools(image);
}

static const Known *known_of(const Model *m, const Stage *stage)
{
    const Known *noted = root_note(m, stage);
    if (noted) return noted;
    Known known = {.tools = read_tools(m, stage)};
    known.has_user = read_user(m, stage, &known.user);
    known.has_system = read_system(m, stage, &known.system);
    return root_note_put(m, stage, &known, sizeof known);
}

bool base_user(const Model *m, const Stage *stage, Str *user)
{
    const Known *known = known_of(m, stage);
    *user = known->user;
    return known->has_user;
}

bool base_system(const Model *m, const Stage *stage, BaseSystem *system)
{
    const Known *known = known_of(m, stage);
    *system = known->system;
    return known->has_system;
}

BaseTools base_tools(const Model *m, const Stage *stage)
{
    return known_of(m, stage)->tools;
}

// Programs that an image named after them contains.
static const struct {
    Str image, programs;
} OWN_PROGRAMS[] = {
    {STR_INIT("node"), STR_INIT("node npm npx yarn corepack")},
    {STR_INIT("python"), STR_INIT("python python3 pip pip3")},
};

static bool is_own(Str image, Str name)
{
    for (uint32_t i = 0; i < ARRAY_LEN(OWN_PROGRAMS); i++)
        if (str_eq(image, OWN_PROGRAMS[i].image))
            return str_is_one_of(name, OWN_PROGRAMS[i].programs);
    return image.len && str_eq(name, image);
}

ToolAnswer tool_in(const BaseTools *tools, Str name)
{
    if (is_own(tools->named, name) || str_is_one_of(name, tools->has)) return TOOL_THERE;
    return str_is_one_of(name, tools->lacks) ? TOOL_MISSING : TOOL_UNKNOWN;
}

// Node 25 is the first without Corepack, 26 the first whose images are without yarn.
static bool is_gone_from_node(const Model *m, const Stage *stage, Str name)
{
    enum { LAST_WITH_COREPACK = 24, LAST_WITH_YARN = 25 };
    bool is_corepack = str_is_z(name, "corepack");
    if (!is_corepack && !str_is_z(name, "yarn")) return false;
    const ImageRef *image = stage_image(m, stage_root(m, stage));
    uint32_t version, last = is_corepack ? LAST_WITH_COREPACK : LAST_WITH_YARN;
    return image && str_is_z(image_official(image), "node") &&
           str_number(str_cut(image->tag, 0, 2), &version) && last < version;
}

ToolAnswer base_tool(const Model *m, const Stage *stage, Str name)
{
    BaseTools tools = base_tools(m, stage);
    return is_gone_from_node(m, stage, name) ? TOOL_MISSING : tool_in(&tools, name);
}
