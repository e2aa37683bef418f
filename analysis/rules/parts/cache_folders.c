// The table of tools, and what users and variables make of it.
#include "rules/parts/cache_folders.h"
#include "lint/base_image.h"
#include "lint/users.h"
#include "lint/workdirs.h"
#include "rules/parts/removals.h"

typedef struct Row {
    const char *family, *folders; // `~` stands for the home folder
    const char
        *moves; // NAME=FOLDER: the variable takes the place of that folder; the closest first
    const char *marks; // what such folders are called, first as those of this one
    const char *image, *image_folder, *instead; // what official images have in place of a folder
} Row;

#define NO_IMAGE "", "", ""

static const Row rows[] = {
    {"pip", "~/.cache/pip", "PIP_CACHE_DIR=~/.cache/pip XDG_CACHE_HOME=~/.cache", "pip", NO_IMAGE},
    {"npm", "~/.npm", "npm_config_cache=~/.npm NPM_CONFIG_CACHE=~/.npm", ".npm npm yarn", NO_IMAGE},
    {"yarn", "/usr/local/share/.cache/yarn ~/.cache/yarn ~/.yarn",
     "YARN_CACHE_FOLDER=/usr/local/share/.cache/yarn YARN_CACHE_FOLDER=~/.cache/yarn "
     "YARN_GLOBAL_FOLDER=~/.yarn XDG_CACHE_HOME=~/.cache",
     "yarn", NO_IMAGE},
    {"pnpm", "~/.local/share/pnpm/store ~/.pnpm-store ~/.cache/pnpm",
     "npm_config_store_dir=~/.local/share/pnpm/store PNPM_HOME=~/.local/share/pnpm "
     "XDG_DATA_HOME=~/.local/share XDG_CACHE_HOME=~/.cache",
     "pnpm .pnpm .pnpm-store npm .npm yarn", NO_IMAGE},
    {"bun", "~/.bun/install/cache", "BUN_INSTALL_CACHE_DIR=~/.bun/install/cache BUN_INSTALL=~/.bun",
     "bun .bun npm .npm yarn", NO_IMAGE},
    {"uv", "~/.cache/uv", "UV_CACHE_DIR=~/.cache/uv XDG_CACHE_HOME=~/.cache", "uv pip", NO_IMAGE},
    {"poetry", "~/.cache/pypoetry", "POETRY_CACHE_DIR=~/.cache/pypoetry XDG_CACHE_HOME=~/.cache",
     "pypoetry poetry pip", NO_IMAGE},
    {"composer", "~/.composer ~/.cache/composer /tmp/cache",
     "COMPOSER_CACHE_DIR=~/.composer COMPOSER_HOME=~/.composer XDG_CACHE_HOME=~/.cache",
     "composer .composer", NO_IMAGE},
    {"go", "~/go/pkg/mod ~/.cache/go-build",
     "GOMODCACHE=~/go/pkg/mod GOPATH=~/go GOCACHE=~/.cache/go-build XDG_CACHE_HOME=~/.cache",
     "go go-build", "golang", "~/go", "/go"},
    {"cargo", "~/.cargo/registry ~/.cargo/git", "CARGO_HOME=~/.cargo", "cargo .cargo registry",
     "rust", "~/.cargo", "/usr/local/cargo"},
    {"maven", "~/.m2/repository", "", ".m2 m2 maven", NO_IMAGE},
    {"dotnet", "~/.nuget/packages ~/.local/share/NuGet", "NUGET_PACKAGES=~/.nuget/packages",
     "nuget .nuget NuGet", NO_IMAGE},
    {"apt", "/var/cache/apt /var/lib/apt", "", "apt", NO_IMAGE},
    {"apk", "/var/cache/apk /etc/apk/cache", "", "apk", NO_IMAGE},
    {"dnf", "/var/cache/dnf /var/cache/libdnf5 /var/cache/yum /var/cache/tdnf", "", "dnf yum",
     NO_IMAGE},
    {"yum", "/var/cache/yum /var/cache/dnf", "", "yum dnf", NO_IMAGE},
    {"zypper", "/var/cache/zypp", "", "zypp zypper", NO_IMAGE},
    {"pacman", "/var/cache/pacman/pkg", "", "pacman", NO_IMAGE},
};

static const Row *row_of(const Command *c)
{
    for (uint32_t i = 0; i < ARRAY_LEN(rows); i++)
        if (cmd_in(c, rows[i].family, NULL)) return &rows[i];
    return NULL;
}

// Whether the command itself is given a variable, as in `HOME=/tmp npm ci`, or runs as somebody else.
static bool is_moved(const Command *c)
{
    for (uint32_t i = 0; i < c->prefix_count; i++)
        if (str_has_char(c->prefix[i].text, '=')) return true;
    return c->place & VIA_SUDO;
}

// Whether a RUN before this one, or this one, sets options of the tool for good.
static bool is_configured(const Model *m, uint32_t step, const char *family)
{
    const Commands *commands = commands_among(m, step, instr_at(m, step), str_of_z(family));
    uint32_t end = commands_near(commands, 0);
    for (uint32_t i = 0; i < end; i++)
        if (cmd_in(&commands->item[i], family, "config") ||
            cmd_in(&commands->item[i], family, "set"))
            return true;
    return commands->has_unknown && !commands->count;
}

bool cache_is_configured(const At *c, const char *family)
{
    if (is_configured(c->model, c->step, family)) return true;
    for (Chain chain = chain_before(c->model, c->step); chain_back(&chain);)
        if (instr_at(c->model, chain.step)->kind == K_RUN &&
            is_configured(c->model, chain.step, family))
            return true;
    return false;
}

// `~` of the user in effect; empty when it is not known.
static Str home_of(const At *c)
{
    Str value = STR("");
    EnvAnswer answer = var_at(c->model, c->step, STR("HOME"), &value, NULL);
    if (answer == ENV_SET) return value;
    UserNow user = user_before(c->model, c->step);
    if (!user.is_known) return STR("");
    if (user.is_root) return STR("/root");
    bool is_node = str_is_z(user.name, "node") || str_is_z(user.name, "1000");
    const Stage *stage = stage_of(c->model, c->step);
    const ImageFacts *facts = stage ? base_facts(c->model, stage) : NULL;
    return facts && str_is_z(facts->repository, "node") && is_node ? STR("/home/node") : STR("");
}

static bool is_image(const At *c, Str repository)
{
    const Stage *stage = stage_of(c->model, c->step);
    const ImageFacts *facts = repository.len && stage ? base_facts(c->model, stage) : NULL;
    return facts && str_eq(facts->repository, repository);
}

// What variables make of the folder. False when that is not known.
static bool moved_by_variable(const At *c, const Row *row, Str *folder)
{
    Str moves = str_of_z(row->moves);
    for (Str move; (move = str_next_word(&moves)).len;) {
        Str name, value;
        str_next_part(&move, '=', &name);
        if (!str_starts(*folder, move)) continue;
        EnvAnswer answer = var_at(c->model, c->step, name, &value, NULL);
        bool is_images = answer == ENV_UNKNOWN && is_image(c, str_of_z(row->image)) &&
                         str_is_z(move, row->image_folder);
        if (is_images) value = str_of_z(row->instead);
        if (answer == ENV_UNKNOWN && !is_images) return false;
        if (answer == ENV_UNSET) continue;
        *folder = str_join(c->arena, value, str_skip(*folder, move.len));
        return true;
    }
    return true;
}

bool cache_folders(const At *c, const Command *command, CacheFolders *out)
{
    const Row *row = row_of(command);
    if (!row || is_moved(command) || cache_is_configured(c, row->family)) return false;
    *out = (CacheFolders){.name = command->name, .marks = str_of_z(row->marks)};
    out->project = workdir_at(c->arena, c->model, c->step);
    Str folders = str_of_z(row->folders), home = home_of(c);
    for (Str folder; (folder = str_next_word(&folders)).len;) {
        if (!moved_by_variable(c, row, &folder)) return false;
        if (str_at(folder, 0) == '~' && !home.len) return false;
        if (str_at(folder, 0) == '~') folder = str_join(c->arena, home, str_skip(folder, 1));
        out->folder[out->count++] = folder;
    }
    return true;
}

// Whether the file, or the command itself, sets a variable that may lead the tool elsewhere.
static bool is_led(const At *c, const Command *command, const Row *row)
{
    Str moves = str_of_z(row->moves);
    for (Str move, name; (move = str_next_word(&moves)).len;) {
        str_next_part(&move, '=', &name);
        if (run_sees_variable(c, name)) return true;
        for (uint32_t i = 0; i < command->prefix_count; i++)
            if (str_starts(command->prefix[i].text, name)) return true;
    }
    return false;
}

Str cache_target(const At *c, const Command *command, Str usual)
{
    CacheFolders of;
    const Row *row = row_of(command);
    bool is_pip = cmd_in(command, "pip", NULL);
    Str off = is_pip ? STR("PIP_NO_CACHE_DIR") : STR("UV_NO_CACHE");
    if ((is_pip || cmd_in(command, "uv", NULL)) && run_sees_variable(c, off)) return STR("");
    if (!row || !is_led(c, command, row)) return usual;
    if (!cache_folders(c, command, &of)) return STR("");
    Str folders = str_of_z(row->folders);
    for (uint32_t i = 0; i < of.count; i++) {
        Str folder = str_next_word(&folders);
        if (str_at(folder, 0) == '~') folder = str_skip(folder, 1);
        if (str_ends(usual, folder) && str_at(of.folder[i], 0) == '/') return of.folder[i];
    }
    return STR("");
}

bool cache_is_at(const CacheFolders *of, Str target)
{
    Str path = path_fixed(target);
    for (uint32_t i = 0; i < of->count; i++)
        if (path_is_below(path, of->folder[i]) || path_is_below(of->folder[i], path)) return true;
    return false;
}

bool cache_looks_like(const CacheFolders *of, Str target)
{
    Str rest = target, part;
    bool is_home = str_at(target, 0) == '~';
    if (str_at(target, 0) != '/' && !is_home) return false;
    if (of->project.len > 1 && path_is_below(target, of->project)) return false;
    while (str_next_part(&rest, '/', &part))
        if (part.len && str_is_one_of(part, of->marks)) return true;
    return false;
}

static uint32_t likeness(Str a, Str b)
{
    uint32_t start = 0, end = 0, least = a.len < b.len ? a.len : b.len;
    while (start < least && a.ptr[start] == b.ptr[start]) start++;
    while (end < least && a.ptr[a.len - 1 - end] == b.ptr[b.len - 1 - end]) end++;
    return start + 2 * end; // the last parts tell the most
}

Str cache_meant(const CacheFolders *of, Str target)
{
    uint32_t best = 0;
    Str marks = of->marks, own = str_next_word(&marks);
    if (!str_has(target, own)) return of->folder[0]; // the folder of another program
    for (uint32_t i = 1; i < of->count; i++)
        if (likeness(of->folder[best], target) < likeness(of->folder[i], target)) best = i;
    return of->folder[best];
}
