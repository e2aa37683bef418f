// Install a certain version of a package with apk.
//
// Without a version each new build installs the newest one of that day, and two builds of the same file may differ. `curl~=8.9` accepts any 8.9, which the mirrors keep longer than one exact version.
// This rule is off by default: the mirrors drop old versions, so that a build with exact ones soon fails. `strict` switches it on.
//
// ```dockerfile
// FROM alpine:3.20
// RUN apk add --no-cache --virtual .deps curl 'git>2' gcc
//                                        ^^^^ `curl` and 1 more have no version, so each new build may bring others; write `curl=VERSION` and the like
// ```
//
// ```dockerfile
// FROM alpine:3.20
// RUN apk add --no-cache curl=8.9.0-r0 'git~=2.45' 'gcc<14' !wget $PACKAGES ./x.apk
// RUN apk del curl
// ```
#include "rules/parts/hadolint_view.h"
#include "rules/parts/unpinned.h"

static bool installs(const At *c, const Command *command)
{
    (void)c;
    return cmd_is(command, "apk", "add");
}

static bool is_loose_broadly(Str package)
{
    return !str_any(package, STR("= ~ < >"), text_holds) && !str_ends_z(package, ".apk");
}

// `!package` keeps one out, and a dot begins the name of a group.
static bool is_loose(Str package)
{
    return is_loose_broadly(package) && str_at(package, 0) != '!' && str_at(package, 0) != '.';
}

static const Word *seen(const At *c, const Commands *commands, const Command *command)
{
    (void)c, (void)commands;
    if (!seen_as(command, STR("apk")) || !seen_word(command, STR("add"))) return NULL;
    return seen_loose(command, STR("t virtual repository X"), STR("add"), is_loose_broadly);
}

static const Unpinned unpinned = {installs, is_loose, "`%.*s=VERSION`", seen};

static void check(Check *c, const Instr *in)
{
    (void)in;
    unpinned_check(c, &unpinned);
}

RULE(apk_unpinned) = {
    .codes = WORDS("hadolint:DL3018 kics:unpinned_apk"),
    .severity = FL_OFF,
    .severity_on = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("apk"),
    .is_folded = true,
    .check = check,
};
