// Run zypper with -n.
//
// Before it changes anything zypper asks whether to go on. In a build nobody answers, and the RUN fails.
//
// ```dockerfile
// FROM opensuse/leap:15.6
// RUN zypper install httpd && zypper clean --all
//     ^^^^^^^^^^^^^^ `zypper install` asks before it goes on, and the build cannot answer; add `-n`
// ```
//
// ```fixed
// FROM opensuse/leap:15.6
// RUN zypper -n install httpd && zypper clean --all
// ```
//
// ```dockerfile
// FROM opensuse/leap:15.6
// RUN zypper --non-interactive in httpd && zypper up -y && zypper rm --no-confirm httpd && zypper clean --all
// RUN yes | zypper install httpd
// RUN zypper search httpd && zypper install --dry-run httpd
// ```
#include "rules/parts/asking.h"

static const AskingSeen seen = {
    .names = STR_INIT("zypper"),
    .words = STR_INIT("install in remove rm source-install si patch"),
    .flags = STR_INIT("non-interactive n no-confirm y"),
};

static void check(Check *c, const Instr *in)
{
    (void)in;
    asking_check(c, manager_at(MANAGER_ZYPPER), &seen);
}

static void fix(Fix *f, const Finding *found)
{
    asking_fix_at_name(f, found, manager_at(MANAGER_ZYPPER));
}

RULE(zypper_not_assume_yes) = {
    .codes = WORDS("hadolint:DL3034 kics:zypper_non_interactive"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("zypper"),
    .fixes = FIX_SAFE | FIX_ASK,
    .check = check,
    .fix = fix,
};
