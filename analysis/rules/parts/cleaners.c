#include "rules/parts/cleaners.h"
#include "rules/parts/managers.h"
#include "rules/parts/pacman.h"
#include "rules/parts/removals.h"

// Sub-commands; empty where there are none.
typedef struct Cleaner {
    const char *family;
    const char *cleans, *removes; // downloads; packages, which are named
    const char *brings;           // beside those that the row of managers.c says
    const char *folders;          // beside that of the row
} Cleaner;

static const Cleaner CLEANERS[] = {
    {"apt", "clean autoclean auto-clean autoremove auto-remove autopurge", "purge remove",
     "update upgrade dist-upgrade", "/var/lib/apt/lists /var/cache/apt"},
    {"apk", "cache", "del", "update upgrade", ""},
    {"yum", "clean autoremove", "remove erase", "makecache", ""},
    {"dnf", "clean autoremove", "remove rm erase", "makecache", ""},
    {"zypper", "clean cc", "remove rm", "refresh ref dup", ""},
    {"pacman", "", "", "", ""},
    {"conda", "clean", "", "", ""},
    {"npm", "cache", "", "", ""},
    {"yarn", "cache", "", "", ""},
    {"pnpm", "store", "", "", ""},
    {"pip", "cache", "", "install wheel download", "/root/.cache"},
    {"uv", "cache", "", "", ""},
    {"poetry", "cache", "", "", ""},
    {"composer", "clear-cache clearcache cc", "", "", ""},
    {"bundle", "clean", "", "", ""},
    {"gem", "cleanup", "", "install i", ""},
    {"go", "clean", "", "mod get install build", "/root/.cache/go-build /go/pkg"},
    {"cargo", "clean", "", "build", "/usr/local/cargo/registry"},
    {"maven", "", "", "clean compile package verify install dependency:go-offline", "/root/.m2"},
    {"gradle", "", "", "clean assemble build bootJar dependencies",
     "/root/.gradle /home/gradle/.gradle"},
};

// `pip cache list` throws nothing away.
static bool throws_away(const Command *c, const Word *sub, Str words)
{
    if (!sub || !str_is_one_of(sub->text, words)) return false;
    return !str_is_one_of(sub->text, STR("cache store")) ||
           cmd_has_word(c, STR("clean purge remove rm clear prune delete"));
}

static const Cleaner *row_of(const Command *c)
{
    Str family = cmd_family(c);
    for (uint32_t i = 0; i < ARRAY_LEN(CLEANERS) && family.len; i++)
        if (str_is_z(family, CLEANERS[i].family)) return &CLEANERS[i];
    return NULL;
}

Str cleaner_of(const Command *c, bool *has_names)
{
    const Cleaner *row = row_of(c);
    const Word *sub = row ? cmd_sub(c) : NULL;
    *has_names = false;
    if (!row && !cmd_is(c, "paccache", NULL)) return STR("");
    bool is_pacman = cmd_is(c, "pacman", NULL) || cmd_is(c, "paccache", NULL);
    *has_names =
        pacman_does(c, 'R', STR("p")) || (sub && str_is_one_of(sub->text, str_of_z(row->removes)));
    bool cleans = is_pacman ? cmd_is(c, "paccache", NULL) || pacman_cleans(c)
                            : row && throws_away(c, sub, str_of_z(row->cleans));
    if (!*has_names && !cleans) return STR("");
    return is_pacman ? STR("pacman") : str_of_z(row->family);
}

static bool brings(const Cleaner *row, const Command *c)
{
    const Manager *m = manager_of(c);
    const Word *sub = cmd_sub(c);
    if (pacman_syncs(c) || (sub && str_is_one_of(sub->text, str_of_z(row->brings)))) return true;
    return m && manager_installs(m, c);
}

bool cleaner_is_for(Str family, const Command *c)
{
    const Cleaner *row = row_of(c);
    if (!row || !family.len || !brings(row, c)) return false;
    // One of the two is often a name of the other.
    Str both = STR("yum dnf");
    Str own = str_of_z(row->family);
    return str_eq(family, own) || (str_is_one_of(family, both) && str_is_one_of(own, both));
}

static bool is_near(Str folder, Str folders)
{
    for (Str at; (at = str_next_word(&folders)).len;)
        if (path_is_below(folder, at) || path_is_below(at, folder)) return true;
    return false;
}

bool keeps_nothing(const Command *c)
{
    return cmd_flag(c, NULL, "--no-cache-dir") || cmd_flag(c, NULL, "--no-cache");
}

bool leaves_in(const Command *c, Str folder)
{
    const Cleaner *row = row_of(c);
    const Manager *m = row ? manager_of(c) : NULL;
    if (!row || !brings(row, c) || keeps_nothing(c)) return false;
    return is_near(folder, str_of_z(row->folders)) ||
           (m &&
            (is_near(folder, manager_text(m->folder)) || is_near(folder, manager_text(m->also))));
}
