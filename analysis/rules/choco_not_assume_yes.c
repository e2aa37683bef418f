// Answer choco's question with -y.
//
// Before it runs the script of a package choco asks whether to go on. In a build nobody answers, and the RUN fails.
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// RUN choco install git
//     ^^^^^^^^^^^^^ `choco install` asks before it goes on, and the build cannot answer; add `-y`
// ```
//
// ```fixed
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// RUN choco install -y git
// ```
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// RUN choco install -y git && choco upgrade 7zip && powershell "x"
//                             ^^^^^^^^^^^^^ `choco upgrade` asks before it goes on, and the build cannot answer; add `-y`
// SHELL ["powershell", "-Command"]
// RUN choco install nodejs --version 22.1.0; choco install -y git; if ($x) { y }
//     ^^^^^^^^^^^^^ `choco install` asks before it goes on, and the build cannot answer; add `-y`
// ```
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// RUN choco install git --params "/x" -y
// RUN choco install git --yes
// RUN choco feature enable -n allowGlobalConfirmation
// RUN choco upgrade git
// ```
#include "rules/parts/asking.h"

static const AskingSeen seen = {
    .names = STR_INIT("-"),
    .words = STR_INIT("-"),
    .flags = STR_INIT("-"),
};

static void check(Check *c, const Instr *in)
{
    (void)in;
    asking_check(c, manager_at(MANAGER_CHOCO), &seen);
}

static void fix(Fix *f, const Finding *found)
{
    asking_fix(f, found, manager_at(MANAGER_CHOCO));
}

RULE(choco_not_assume_yes) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("choco"),
    .fixes = FIX_SAFE | FIX_ASK,
    .check = check,
    .fix = fix,
};
