#include "rules/parts/mount_rows.h"
#include "lint/chain.h"
#include "rules/parts/frontend_version.h"
#include "values/file_kinds.h"

static const MountRow rows[] = {
    {"pip", "install", "/root/.cache/pip", "--no-cache-dir"},
    {"npm", "ci install i", "/root/.npm", ""},
    {"yarn", "install", "/usr/local/share/.cache/yarn", ""},
    {"uv", "sync", "/root/.cache/uv", "--no-cache -n"},
    {"poetry", "install sync", "/root/.cache/pypoetry", "--no-cache"},
    {"composer", "install i", "/root/.composer/cache", "--no-cache"},
    {"go", "mod build install", "/go/pkg/mod", ""},
    {"cargo", "fetch", "/usr/local/cargo/registry", ""},
    {"maven", "package verify install dependency:go-offline", "/root/.m2/repository", ""},
    {"dotnet", "restore", "/root/.nuget/packages", ""},
};

const MountRow *mount_row(const Command *c)
{
    if (!c->family || c->place & VIA_SUDO) return NULL;
    const Word *sub = cmd_sub(c), *arg[1];
    // `go mod verify` and the like fetch nothing.
    if (cmd_is(c, "go", "mod") &&
        (!cmd_args(c, arg, 1) || !str_is_one_of(arg[0]->text, STR("download tidy vendor"))))
        return NULL;
    for (uint32_t i = 0; sub && i < ARRAY_LEN(rows); i++)
        if (cmd_in(c, rows[i].family, NULL) && str_is_one_of(sub->text, str_of_z(rows[i].words)))
            return &rows[i];
    return NULL;
}

bool mounts_fit(const At *c)
{
    Str version = frontend_version(c->model).text;
    if (version.len && version_is_before(version, STR("1.2"))) return false;
    return last_before(c->model, c->step, K_USER) == NO_STEP &&
           !step_is_windows(c->model, c->step) && !run_sees_variable(c, STR("HOME"));
}

Str mount_target(const At *c, const MountRow *row)
{
    const Stage *stage = stage_of(c->model, c->step);
    const ImageRef *image = stage ? stage_root_image(c->model, stage) : NULL;
    Str target = str_of_z(row->target);
    bool is_own =
        str_has_z(target, "composer") && image && str_is_z(path_last(image->name), "composer");
    return is_own ? STR("/tmp/cache") : target;
}

const Command *mount_install(const Commands *commands, const MountRow **row)
{
    for (uint32_t i = 0; i < commands->count; i++)
        if ((*row = mount_row(&commands->item[i]))) return &commands->item[i];
    return NULL;
}
