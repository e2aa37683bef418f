// Do not run `makecache` in a RUN of its own.
//
// yum and dnf fetch the lists that they need when they install. A RUN that only fetches them adds a layer, and once that is
// in the build cache, later installs use old lists.
//
// ```dockerfile
// FROM fedora:40
// RUN dnf makecache
//     ^^^^^^^^^^^^^ `dnf makecache` alone is cached: later installs use old lists; delete it, as an install fetches what it needs
// RUN dnf install -y curl && dnf clean all
// ```
//
// ```fixed
// FROM fedora:40
// RUN dnf install -y curl && dnf clean all
// ```
//
// ```dockerfile
// FROM centos:7
// RUN yum makecache && yum install -y curl && yum clean all
// RUN --mount=type=cache,target=/var/cache/yum yum makecache
// RUN dnf check-update && ./setup.sh
// ```
#include "rules/parts/update_alone.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Command *update = update_alone(&c->at, manager_at(MANAGER_DNF));
    if (!update) update = update_alone(&c->at, manager_at(MANAGER_YUM));
    if (!update) return;
    Str head = cmd_words(c->arena, update);
    report(c, cmd_head(update),
           "`%.*s` alone is cached: later installs use old lists; delete it, as an install fetches "
           "what it needs",
           STR_ARG(head));
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *own = commands_of(f->model, found->step, in);
    if (found->in_onbuild || own->count != 1 || own->item[0].span.end != own->list.end) return;
    fix_offer(f, found, FIX_ASK, "Delete this RUN");
    fix_delete_step(f, found->step);
}

RULE(dnf_makecache_alone) = {
    .codes = WORDS("trivy:DS-0017 checkov:CKV_DOCKER_5 sonar:S6595"),
    .severity = FL_WARNING,
    .since = "0.2",
    .beats = WORDS("run-consecutive dnf-cache-kept yum-cache-kept"),
    .on = ON(RUN),
    .commands = WORDS("dnf yum"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
