#include "rules/parts/cleaners.h"
#include "rules/parts/managers.h"
#include "rules/parts/pacman.h"
#include "rules/parts/removals.h"

// Sub-commands; empty where there are none.
typedef struct Cleaner {
    Str family;
    Str cleans, removes; // downloads; packages, which are named
    Str brings;          // beside those that the row of managers.c says
    Str folders;         // beside that of the row
} Cleaner;

static const Cleaner CLEANERS[] = {
    {STR_INIT("apt"), STR_INIT("clean autoclean autoremove autopurge"), STR_INIT("purge remove"),
     STR_INIT("update upgrade dist-upgrade"), STR_INIT("/var/lib/apt/lists /var/cache/apt")},
    {STR_INIT("apk"), STR_INIT("cache"), STR_INIT("del"), STR_INIT("update upgrade"), STR_INIT("")},
    {STR_INIT("yum"), STR_INIT("clean autoremove"), STR_INIT("remove erase"), STR_INIT("makecache"),
     STR_INIT("")},
    {STR_INIT("dnf"), STR_INIT("clean autoremove"), STR_INIT("remove rm erase"),
     STR_INIT("makecache"), STR_INIT("")},
    {STR_INIT("zypper"), STR_INIT("clean cc"), STR_INIT("remove rm"), STR_INIT("refresh ref dup"),
     STR_INIT("")},
    {STR_INIT("pacman"), STR_INIT(""), STR_INIT(""), STR_INIT(""), STR_INIT("")},
    {STR_INIT("conda"), STR_INIT("clean"), STR_INIT(""), STR_INIT(""), STR_INIT("")},
    {STR_INIT("npm"), STR_INIT("cache"), STR_INIT(""), STR_INIT(""), STR_INIT("")},
    {STR_INIT("yarn"), STR_INIT("cache"), STR_INIT(""), STR_INIT(""), STR_INIT("")},
    {STR_INIT("pnpm"), STR_INIT("store"), STR_INIT(""), STR_INIT(""), STR_INIT("")},
    {STR_INIT("pip"), STR_INIT("cache"), STR_INIT(""), STR_INIT("install wheel download"),
     STR_INIT("/root/.cache")},
    {STR_INIT("uv"), STR_INIT("cache"), STR_INIT(""), STR_INIT(""), STR_INIT("")},
    {STR_INIT("poetry"), STR_INIT("cache"), STR_INIT(""), STR_INIT(""), STR_INIT("")},
    {STR_INIT("composer"), STR_INIT("clear-cache clearcache cc"), STR_INIT(""), STR_INIT(""),
     STR_INIT("")},
    {STR_INIT("bundle"), STR_INIT("clean"), STR_INIT(""), STR_INIT(""), STR_INIT("")},
    {STR_INIT("gem"), STR_INIT("cleanup"), STR_INIT(""), STR_INIT("install i"), STR_INIT("")},
    {STR_INIT("go"), STR_INIT("clean"), STR_INIT(""), STR_INIT("mod get install build"),
     STR_INIT("/root/.cache/go-build /go/pkg")},
    {STR_INIT("cargo"), STR_INIT("clean"), STR_INIT(""), STR_INIT("build"),
     STR_INIT("/usr/local/cargo/registry")},
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
        if (str_eq(CLEANERS[i].family, family)) return &CLEANERS[i];
    return NULL;
}

Str cleaner_of(const Command *c, bool *has_names)
{
    const Cleaner *row = row_of(c);
    const Word *sub = row ? cmd_sub(c) : NULL;
    *has_names = false;
    if (!row && !cmd_is(c, "paccache", NULL)) return STR("");
    bool is_pacman = cmd_is(c, "pacman", NULL) || cmd_is(c, "paccache", NULL);
    *has_names = pacman_does(c, 'R', STR("p")) || (sub && str_is_one_of(sub->text, row->removes));
    bool cleans = is_pacman ? cmd_is(c, "paccache", NULL) || pacman_cleans(c)
                            : row && throws_away(c, sub, row->cleans);
    if (!*has_names && !cleans) return STR("");
    return is_pacman ? STR("pacman") : row->family;
}

static bool brings(const Cleaner *row, const Command *c)
{
    const Manager *m = manager_of(c);
    const Word *sub = cmd_sub(c);
    if (pacman_syncs(c) || (sub && str_is_one_of(sub->text, row->brings))) return true;
    return m && manager_does(m, c, m->install);
}

bool cleaner_is_for(Str family, const Command *c)
{
    const Cleaner *row = row_of(c);
    if (!row || !family.len || !brings(row, c)) return false;
    // One of the two is often a name of the other.
    Str both = STR("yum dnf");
    return str_eq(family, row->family) ||
           (str_is_one_of(family, both) && str_is_one_of(row->family, both));
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
    return is_near(folder, row->folders) || (m && (is_near(folder, manager_text(m->folder)) ||
                                                   is_near(folder, manager_text(m->also))));
}
