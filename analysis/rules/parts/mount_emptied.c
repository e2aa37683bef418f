#include "rules/parts/mount_emptied.h"
#include "lint/base_image.h"
#include "lint/users.h"
#include "lint/workdirs.h"
#include "rules/parts/unpinned.h"

// ---- What managers clean themselves ----

// A manager: where its cache lies, the option that makes it use none, and what empties it.
typedef struct Row {
    const char *family, *folder, *options, *sub;
    const char *word;    // after the sub-command
    const char *setting; // a variable that moves the cache
} Row;

static const Row rows[] = {
    {"pip", "/root/.cache/pip", "--no-cache-dir", "cache", "purge", "PIP_CACHE_DIR"},
    {"npm", "/root/.npm", "", "cache", "clean", "npm_config_cache"},
    {"uv", "/root/.cache/uv", "--no-cache", "cache", "clean", "UV_CACHE_DIR"},
    {"yarn", "/usr/local/share/.cache/yarn", "", "cache", "clean", "YARN_CACHE_FOLDER"},
    {"apk", "/var/cache/apk", "--no-cache", "cache", "clean", "HOME"},
    {"dnf", "/var/cache/dnf", "", "clean", "all", "HOME"},
    {"yum", "/var/cache/yum", "", "clean", "all", "HOME"},
    {"zypper", "/var/cache/zypp", "", "clean", "--all -a", "HOME"},
    {"conda", "/opt/conda/pkgs", "", "clean", "-a -ay -af -afy -p -py --all --packages",
     "CONDA_PKGS_DIRS"},
    {"apt", "/var/cache/apt", "", "clean", "", "HOME"},
};

static const Row *row_of(const Command *c)
{
    for (uint32_t i = 0; i < ARRAY_LEN(rows); i++)
        if (cmd_in(c, rows[i].family, NULL)) return &rows[i];
    return NULL;
}

static bool has_cache_mount(const At *c, Str folder)
{
    const Mounts *mounts = mounts_at(c->model, c->step, c->in);
    for (uint32_t i = 0; i < mounts->count; i++)
        if (str_is_z(mounts->item[i].type, "cache") && str_eq(mounts->item[i].target, folder))
            return true;
    return false;
}

// The folders are those of root, where no variable names others.
static bool is_as_usual(const At *c, const Row *row)
{
    UserNow user = user_before(c->model, c->step);
    return (user.step == NO_STEP || (user.is_known && user.is_root)) &&
           !run_sees_variable(c, str_of_z(row->setting)) && !run_sees_variable(c, STR("HOME")) &&
           !run_sees_variable(c, STR("XDG_CACHE_HOME"));
}

// `yum` is a name of dnf since RHEL 8; dnf of Fedora 41 and later, microdnf and tdnf have folders of their own.
static bool is_own_folder(const At *c, const Row *row, const Command *command)
{
    if (str_is_z(command->name, "yum")) return has_cache_mount(c, STR("/var/cache/dnf"));
    const Stage *stage = stage_of(c->model, c->step);
    const ImageFacts *facts = stage ? base_facts(c->model, stage) : NULL;
    return !z_eq(row->family, "dnf") ||
           (str_is_z(command->name, "dnf") && facts && !str_is_z(facts->repository, "fedora"));
}

static const Word *option_of(const Row *row, const Command *c)
{
    for (uint32_t i = 1; i < c->word_count; i++)
        if (str_is_one_of(c->word[i].text, str_of_z(row->options))) return &c->word[i];
    return NULL;
}

static bool cleans(const Row *row, const Command *c)
{
    const Word *sub = cmd_in(c, row->family, row->sub) ? cmd_sub(c) : NULL;
    if (!sub || !*row->word) return sub != NULL;
    for (const Word *word = sub + 1; word < c->word + c->word_count; word++)
        if (str_is_one_of(word->text, str_of_z(row->word))) return true;
    return false;
}

// A variable with which pip and uv use no cache; empty when it is not set.
static Str variable_of(const At *c, const Row *row)
{
    Str value = STR(""), name = STR("");
    if (z_eq(row->family, "pip")) name = STR("PIP_NO_CACHE_DIR");
    if (z_eq(row->family, "uv")) name = STR("UV_NO_CACHE");
    bool is_set = name.len && var_at(c->model, c->step, name, &value, NULL) == ENV_SET;
    bool is_on = str_ieq(value, STR("1")) || str_ieq(value, STR("true")) ||
                 str_ieq(value, STR("yes")) || str_ieq(value, STR("on"));
    return is_set && is_on ? name : STR("");
}

static bool is_cleaned(const At *c, const Command *command, Emptied *out)
{
    const Row *row = row_of(command);
    Str folder = row ? str_of_z(row->folder) : STR("");
    if (!row || !has_cache_mount(c, folder) || !is_as_usual(c, row)) return false;
    if (!is_own_folder(c, row, command)) return false;
    out->option = option_of(row, command);
    out->target = folder;
    if (out->option || cleans(row, command)) return true;
    if (cmd_in(command, row->family, "install")) out->variable = variable_of(c, row);
    return out->variable.len;
}

// ---- What rm removes ----

// Folders where package managers keep what they have fetched, by their ends.
static const Str FOLDERS = STR_INIT(
    "/var/lib/apt /var/lib/apt/lists /var/cache/apt /var/cache/apt/archives /var/cache/apk "
    "/etc/apk/cache /var/cache/dnf /var/cache/libdnf5 /var/cache/yum /var/cache/zypp /.cache/pip "
    "/.cache/uv /.npm /.cache/yarn /go/pkg/mod /.cargo/registry /cargo/registry /.composer/cache "
    "/.m2 /.m2/repository /.gradle");

// What lies in the mount for the most part, too.
static bool is_most_of(Str path, Str target)
{
    return str_is_z(target, "/var/lib/apt") && str_is_z(path, "/var/lib/apt/lists");
}

static Str whole_path(const At *c, Str text)
{
    Str rest = STR("");
    if (workdir_is_home(text, &rest))
        return str_join(c->arena, workdir_home(c->model, c->step), rest);
    return workdir_join(c->arena, workdir_at(c->arena, c->model, c->step), text);
}

static Str target_over(const At *c, Str path)
{
    const Mounts *mounts = mounts_at(c->model, c->step, c->in);
    for (uint32_t i = 0; i < mounts->count; i++) {
        Str target = mounts->item[i].target;
        if (!str_is_z(mounts->item[i].type, "cache")) continue;
        if (!str_any(target, FOLDERS, str_ends)) continue;
        if (str_eq(path, target) || is_most_of(path, target)) return target;
    }
    return STR("");
}

static bool is_removed(const At *c, const Command *rm, Emptied *out)
{
    uint32_t paths = 0;
    if (!cmd_is(rm, "rm", NULL)) return false;
    for (uint32_t i = 1; i < rm->word_count; i++) {
        Str text = rm->word[i].text;
        if (str_at(text, 0) == '-') continue;
        paths++;
        if (str_ends_z(text, "/*")) text.len -= 2;
        if (out->path || str_has_char(text, '*') || str_has_char(text, '$')) continue;
        out->target = target_over(c, whole_path(c, text));
        if (out->target.len) out->path = &rm->word[i];
    }
    out->path_is_alone = paths == 1;
    return out->path != NULL;
}

bool mount_emptied(const At *c, const Command *command, Emptied *out)
{
    *out = (Emptied){.target = STR(""), .variable = STR("")};
    return is_removed(c, command, out) || is_cleaned(c, command, out);
}
