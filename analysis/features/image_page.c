// URLs of image pages: a row for each known registry.
#include "features/image_page.h"
#include "base/out.h"

static Str official_page(Arena *a, const ImageRef *image)
{
    Str official = image_official(image);
    if (official.len) return str_join(a, STR("https://hub.docker.com/_/"), official);
    Str rest = image->path, owner, name;
    str_next_part(&rest, '/', &owner);
    str_next_part(&rest, '/', &name);
    if (rest.len) return STR(""); // no page for longer paths
    return str_join(a, STR("https://hub.docker.com/r/"), image->path);
}

// The registry redirects browsers to the page.
static Str own_page(Arena *a, const ImageRef *image)
{
    return str_fmt(a, "https://%.*s/%.*s", STR_ARG(image->domain), STR_ARG(image->path));
}

static Str quay_page(Arena *a, const ImageRef *image)
{
    Str page = str_join(a, STR("https://quay.io/repository/"), image->path);
    return image->tag.len ? str_fmt(a, "%.*s?tab=tags&tag=%.*s", STR_ARG(page), STR_ARG(image->tag))
                          : page;
}

static Str microsoft_page(Arena *a, const ImageRef *image)
{
    Str page = str_join(a, STR("https://mcr.microsoft.com/artifact/mar/"), image->path);
    return image->tag.len ? str_fmt(a, "%.*s/tag/%.*s", STR_ARG(page), STR_ARG(image->tag)) : page;
}

static Str amazon_page(Arena *a, const ImageRef *image)
{
    return str_join(a, STR("https://gallery.ecr.aws/"), image->path);
}

// In a longer path the boundary between project and image is unknown; its first two parts are a
// project or group.
static Str gitlab_page(Arena *a, const ImageRef *image)
{
    Str group, project, rest = image->path;
    str_next_part(&rest, '/', &group);
    if (!rest.len) return STR("");
    str_next_part(&rest, '/', &project);
    return str_fmt(a, "https://gitlab.com/%.*s/%.*s%s", STR_ARG(group), STR_ARG(project),
                   rest.len ? "" : "/container_registry");
}

// `nvidia/cuda`, or with a team between the two: `nvidia/k8s/dcgm-exporter`.
static Str nvidia_page(Arena *a, const ImageRef *image)
{
    Str group, team, rest = image->path;
    str_next_part(&rest, '/', &group);
    if (!rest.len) return STR("");
    if (!str_has_char(rest, '/'))
        return str_fmt(a, "https://catalog.ngc.nvidia.com/orgs/%.*s/containers/%.*s",
                       STR_ARG(group), STR_ARG(rest));
    str_next_part(&rest, '/', &team);
    if (str_has_char(rest, '/')) return STR("");
    return str_fmt(a, "https://catalog.ngc.nvidia.com/orgs/%.*s/teams/%.*s/containers/%.*s",
                   STR_ARG(group), STR_ARG(team), STR_ARG(rest));
}

// The image below `owner`; empty when it has another owner, or a longer path.
static Str owned_by(const ImageRef *image, Str owner)
{
    if (!str_starts(image->path, owner)) return STR("");
    Str name = str_skip(image->path, owner.len);
    return str_has_char(name, '/') ? STR("") : name;
}

static Str linuxserver_page(Arena *a, const ImageRef *image)
{
    Str name = owned_by(image, STR("linuxserver/"));
    if (!name.len) return name;
    return str_fmt(a, "https://docs.linuxserver.io/images/docker-%.*s/", STR_ARG(name));
}

static Str chainguard_page(Arena *a, const ImageRef *image)
{
    Str name = owned_by(image, STR("chainguard/"));
    if (!name.len) return name;
    return str_fmt(a, "https://images.chainguard.dev/directory/image/%.*s/overview", STR_ARG(name));
}

static const struct {
    Str domain;
    Str (*page)(Arena *a, const ImageRef *image);
} registries[] = {
    {STR_INIT(""), official_page},
    {STR_INIT("ghcr.io"), own_page},
    {STR_INIT("quay.io"), quay_page},
    {STR_INIT("gcr.io"), own_page},
    {STR_INIT("us.gcr.io"), own_page},
    {STR_INIT("eu.gcr.io"), own_page},
    {STR_INIT("asia.gcr.io"), own_page},
    {STR_INIT("mcr.microsoft.com"), microsoft_page},
    {STR_INIT("public.ecr.aws"), amazon_page},
    {STR_INIT("registry.gitlab.com"), gitlab_page},
    {STR_INIT("nvcr.io"), nvidia_page},
    {STR_INIT("lscr.io"), linuxserver_page},
    {STR_INIT("cgr.dev"), chainguard_page},
};

Str image_page(Arena *a, const ImageRef *image)
{
    ImageRef plain = *image;
    if (!image_ref(image->name).is_valid) return STR("");
    if (str_has_char(plain.tag, '$') || !image_ref(str_join(a, STR("x:"), plain.tag)).is_valid)
        plain.tag = STR("");
    for (uint32_t i = 0; i < ARRAY_LEN(registries); i++)
        if (str_eq(registries[i].domain, plain.domain)) return registries[i].page(a, &plain);
    return STR("");
}
