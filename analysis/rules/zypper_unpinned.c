// Install a certain version of a package with zypper.
//
// Without a version each new build installs the newest one of that day, and two builds of the same file may differ.
// This rule is off by default: the mirrors drop old versions, so that a build with exact ones soon fails. `strict` switches it on.
//
// ```dockerfile
// FROM opensuse/leap:15.6
// RUN zypper -n install httpd 'git>=2.39' && zypper clean --all
//                       ^^^^^ `httpd` has no version, so each new build may bring another one; write `httpd=VERSION`
// ```
//
// ```dockerfile
// FROM opensuse/leap:15.6
// RUN zypper -n in --from repo-oss curl=8.6.0 x.rpm https://x.org/y $PACKAGES -t pattern && zypper clean --all
// RUN zypper -n rm curl
// ```
#include "rules/parts/hadolint_view.h"
#include "rules/parts/unpinned.h"

static bool installs(const At *c, const Command *command)
{
    (void)c;
    return cmd_is(command, "zypper", "install") || cmd_is(command, "zypper", "in");
}

static bool is_loose_broadly(Str package)
{
    return !str_any(package, STR("= < >"), text_holds) && !str_ends_z(package, ".rpm");
}

static bool is_loose(Str package)
{
    return is_loose_broadly(package) && !str_has_char(package, '/');
}

static const Word *seen(const At *c, const Commands *commands, const Command *command)
{
    (void)c, (void)commands;
    if (!seen_as(command, STR("zypper")) || !seen_word(command, STR("install in"))) return NULL;
    return seen_loose(command, STR(""), STR("install in"), is_loose_broadly);
}

static const Unpinned unpinned = {installs, is_loose, "`%.*s=VERSION`", seen};

static void check(Check *c, const Instr *in)
{
    (void)in;
    unpinned_check(c, &unpinned);
}

RULE(zypper_unpinned) = {
    .codes = WORDS("hadolint:DL3037 kics:zypper_install_without_version"),
    .severity = FL_OFF,
    .severity_on = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("zypper"),
    .is_folded = true,
    .check = check,
};
