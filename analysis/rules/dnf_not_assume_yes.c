// Answer dnf's question with -y.
//
// Before it changes anything dnf asks whether to go on. In a build nobody answers, and the RUN fails. microdnf does not ask.
//
// ```dockerfile
// FROM fedora:40
// RUN dnf install httpd && dnf clean all
//     ^^^^^^^^^^^ `dnf install` asks before it goes on, and the build cannot answer; add `-y`
// ```
//
// ```fixed
// FROM fedora:40
// RUN dnf install -y httpd && dnf clean all
// ```
//
// ```dockerfile
// FROM fedora:40
// RUN dnf -y upgrade && dnf install --assumeyes httpd && dnf clean all
// RUN microdnf install httpd && microdnf clean all
// RUN yes | dnf remove httpd
// RUN dnf module list && dnf module install -y nodejs:20
// RUN echo assumeyes=True >> /etc/dnf/dnf.conf && dnf install httpd
// ```
#include "rules/parts/asking.h"

static const AskingSeen seen = {
    .names = STR_INIT("dnf microdnf"),
    .words = STR_INIT("install groupinstall localinstall"),
    .flags = STR_INIT("y assumeyes"),
};

static void check(Check *c, const Instr *in)
{
    (void)in;
    asking_check(c, manager_at(MANAGER_DNF), &seen);
}

static void fix(Fix *f, const Finding *found)
{
    asking_fix(f, found, manager_at(MANAGER_DNF));
}

RULE(dnf_not_assume_yes) = {
    .codes = WORDS("hadolint:DL3038 kics:missing_flag_from_dnf"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("dnf"),
    .fixes = FIX_SAFE | FIX_ASK,
    .check = check,
    .fix = fix,
};
