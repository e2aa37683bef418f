// Answer yum's question with -y.
//
// Before it changes anything yum asks whether to go on. In a build nobody answers, and the RUN fails.
//
// ```dockerfile
// FROM centos:7
// RUN yum install httpd && yum clean all
//     ^^^^^^^^^^^ `yum install` asks before it goes on, and the build cannot answer; add `-y`
// ```
//
// ```fixed
// FROM centos:7
// RUN yum install -y httpd && yum clean all
// ```
//
// ```dockerfile
// FROM centos:7
// RUN ["yum", "install", "httpd"]
//      ^^^^^^^^^^^^^^^^ `yum install` asks before it goes on, and the build cannot answer; add `-y`
// ```
//
// ```fixed
// FROM centos:7
// RUN ["yum", "install", "-y", "httpd"]
// ```
//
// These have an answer, or ask nothing:
//
// ```dockerfile
// FROM centos:7
// RUN yum -y update && yum install --assumeyes httpd && yum clean all
// RUN yes | yum install httpd
// RUN yum list installed && yum $YUM_OPTS install httpd
// RUN echo assumeyes=1 >> /etc/yum.conf
// RUN yum remove httpd
// ```
#include "rules/parts/asking.h"

static const AskingSeen seen = {
    .names = STR_INIT("yum"),
    .words = STR_INIT("install groupinstall localinstall"),
    .flags = STR_INIT("y assumeyes"),
};

static void check(Check *c, const Instr *in)
{
    (void)in;
    asking_check(c, manager_at(MANAGER_YUM), &seen);
}

static void fix(Fix *f, const Finding *found)
{
    asking_fix(f, found, manager_at(MANAGER_YUM));
}

RULE(yum_not_assume_yes) = {
    .codes = WORDS("hadolint:DL3030 kics:yum_install_allows_manual"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("yum"),
    .fixes = FIX_SAFE | FIX_ASK,
    .check = check,
    .fix = fix,
};
