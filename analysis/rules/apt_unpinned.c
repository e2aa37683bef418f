// Install a certain version of a package with apt.
//
// Without a version each new build installs the newest one of that day, and two builds of the same file may differ.
// This rule is off by default: the mirrors drop old versions, so that a build with exact ones soon fails. `strict` switches it on.
//
// ```dockerfile
// FROM debian:12
// RUN apt-get update && apt-get install -y curl git=1:2.39.5-0+deb12u1
//                                          ^^^^ `curl` has no version, so each new build may bring another one; write `curl=VERSION`
// ```
//
// A release, a package file, and what a variable holds are fine:
//
// ```dockerfile
// FROM debian:12
// ARG PACKAGES
// RUN apt-get update && apt-get install -y -t bookworm-backports curl/bookworm ./x.deb /tmp/y.deb $PACKAGES nano-
// RUN apt-get remove -y curl
// ```
#include "rules/parts/hadolint_view.h"
#include "rules/parts/unpinned.h"

static bool installs(const At *c, const Command *command)
{
    (void)c;
    return cmd_in(command, "apt", "install");
}

static bool is_loose_broadly(Str package)
{
    return !str_has_char(package, '=') && !str_has_char(package, '/') &&
           !str_ends_z(package, ".deb");
}

// A dash at the end removes the package.
static bool is_loose(Str package)
{
    return is_loose_broadly(package) && !str_ends_z(package, "-");
}

static const Word *seen(const At *c, const Commands *commands, const Command *command)
{
    (void)c, (void)commands;
    if (!seen_as(command, STR("apt-get")) || !seen_word(command, STR("install"))) return NULL;
    return seen_loose(command, STR("t target-release"), STR("install"), is_loose_broadly);
}

static const Unpinned unpinned = {installs, is_loose, "`%.*s=VERSION`", seen};

static void check(Check *c, const Instr *in)
{
    (void)in;
    unpinned_check(c, &unpinned);
}

RULE(apt_unpinned) = {
    .codes = WORDS("hadolint:DL3008 kics:apt_get_install_pin"),
    .severity = FL_OFF,
    .severity_on = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("apt"),
    .is_folded = true,
    .check = check,
};
