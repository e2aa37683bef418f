// Install a certain version of a package with dnf.
//
// Without a version each new build installs the newest one of that day, and two builds of the same file may differ.
// This rule is off by default: the mirrors drop old versions, so that a build with exact ones soon fails. `strict` switches it on.
//
// ```dockerfile
// FROM fedora:40
// RUN dnf install -y httpd-devel git-2.39.3 && dnf clean all
//                    ^^^^^^^^^^^ `httpd-devel` has no version, so each new build may bring another one; write `httpd-devel-VERSION`
// ```
//
// Groups, package files and what a variable holds are fine:
//
// ```dockerfile
// FROM fedora:40
// RUN dnf install -y java-1.8.0-openjdk @base https://x.org/y.rpm /tmp/z.rpm $PACKAGES httpd-$VERSION && dnf clean all
// RUN dnf group install -y c-development && dnf clean all
// ```
#include "rules/parts/hadolint_view.h"
#include "rules/parts/unpinned.h"

static bool installs(const At *c, const Command *command)
{
    (void)c;
    return cmd_in(command, "dnf", "install") || cmd_in(command, "dnf", "in");
}

static bool is_loose(Str package)
{
    if (str_at(package, 0) == '@' || str_has_char(package, '/')) return false;
    return !str_ends_z(package, ".rpm") && !rpm_has_version(package);
}

static const Word *seen(const At *c, const Commands *commands, const Command *command)
{
    (void)commands;
    if (seen_word(command, STR("group"))) return NULL;
    return rpm_seen(c, command, STR("dnf microdnf"));
}

static const Unpinned unpinned = {installs, is_loose, "`%.*s-VERSION`", seen};

static void check(Check *c, const Instr *in)
{
    (void)in;
    unpinned_check(c, &unpinned);
}

RULE(dnf_unpinned) = {
    .codes = WORDS("hadolint:DL3041 kics:missing_version_dnf"),
    .severity = FL_OFF,
    .severity_on = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("dnf"),
    .is_folded = true,
    .check = check,
};
