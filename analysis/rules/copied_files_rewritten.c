// Set owner and mode in the COPY.
//
// A RUN that changes the owner or the mode of copied files stores every one of them a second time, in its own layer. COPY does it in one
// step.
//
// ```dockerfile
// FROM debian:12
// COPY . /srv
// RUN chown -R app:app /srv
//     ^^^^^ this stores the files of `/srv` a second time; use `COPY --chown`
// COPY run.sh /usr/bin/run.sh
// RUN chmod +x /usr/bin/run.sh
//     ^^^^^ this stores the files of `/usr/bin/run.sh` a second time; use `COPY --chmod`
// ```
//
// ```fixed
// FROM debian:12
// COPY --chown=app:app . /srv
// COPY --chmod=755 run.sh /usr/bin/run.sh
// ```
//
// Relative paths, several files and patterns are no different:
//
// ```dockerfile
// FROM debian:12
// WORKDIR /app
// COPY start.sh .
// RUN chmod 755 start.sh
//     ^^^^^ this stores the files of `/app/start.sh` a second time; use `COPY --chmod`
// COPY a.sh b.sh /opt/
// RUN chmod +x /opt/*.sh
//     ^^^^^ this stores the files of `/opt/*.sh` a second time; use `COPY --chmod`
// ```
//
// ```fixed
// FROM debian:12
// WORKDIR /app
// COPY --chmod=755 start.sh .
// COPY --chmod=755 a.sh b.sh /opt/
// ```
//
// A folder that WORKDIR has made is not among what is copied, so the RUN stays for it alone:
//
// ```dockerfile
// FROM debian:12
// WORKDIR /app
// COPY . .
// RUN chown -R 1000:1000 /app
//     ^^^^^ this stores the files of `/app` a second time; use `COPY --chown`
// USER 1000
// ```
//
// ```fixed
// FROM debian:12
// WORKDIR /app
// COPY --chown=1000:1000 . .
// RUN chown 1000:1000 /app
// USER 1000
// ```
//
// The group that a user has is that of `--chown` without one:
//
// ```dockerfile
// FROM debian:12
// COPY --from=build /out /srv
// RUN chown -R nobody: /srv
//     ^^^^^ this stores the files of `/srv` a second time; use `COPY --chown`
// ```
//
// ```fixed
// FROM debian:12
// COPY --chown=nobody --from=build /out /srv
// ```
//
// There is no fix where other files may be meant too, or the group alone is changed:
//
// ```dockerfile
// FROM debian:12
// COPY --from=build /out /srv
// RUN chgrp -R 0 /srv && chmod -R g=u /srv
//     ^^^^^ this stores the files of `/srv` a second time; use `COPY --chown`
// ```
//
// ```dockerfile
// FROM nginx:1.27
// COPY public /usr/share/nginx/html
// RUN chown -R nginx:nginx /usr/share/nginx/html/*
//     ^^^^^ this stores the files of `/usr/share/nginx/html/*` a second time; use `COPY --chown`
// ```
//
// ```dockerfile
// FROM debian:12
// ENV HOME=/opt/app
// COPY scripts/ $HOME/scripts/
// RUN chmod -R +x ${HOME}/scripts/*.sh
//     ^^^^^ this stores the files of `/opt/app/scripts/*.sh` a second time; use `COPY --chmod`
// COPY app.conf /etc/app/
// RUN chmod +x /etc/app/*.sh "$OTHER"/run
// ```
//
// A RUN that also makes files there, or that changes what another RUN made, is fine:
//
// ```dockerfile
// FROM debian:12
// COPY --chown=app:app . /srv
// RUN mkdir /srv/data && chown -R app /srv/data
// RUN chown -R app /var/lib/app
// COPY x.sh /usr/bin/
// RUN sed -i s/a/b/ /usr/bin/x.sh
// RUN chmod +x /usr/bin/x.sh
// COPY . /app
// RUN chown app /app
// ```
//
// What ADD unpacks gets the owner that `--chown` names, but its modes are those of the archive:
//
// ```dockerfile
// FROM debian:12
// ARG ARCHIVE=app.tar.gz
// ADD app.tar.gz /srv
// RUN chmod -R 755 /srv
// ADD $ARCHIVE /www
// RUN chmod -R 755 /www
// ADD --unpack=true https://example.org/a.tgz /opt
// RUN chmod -R 755 /opt
// ADD b.tgz /b
// RUN chown -R 5:5 /b
//     ^^^^^ this stores the files of `/b` a second time; use `ADD --chown`
// ADD https://example.org/c.tgz /c
// RUN chmod 755 /c
//     ^^^^^ this stores the files of `/c` a second time; use `ADD --chmod`
// ```
#include "lint/archives.h"
#include "lint/chain.h"
#include "lint/workdirs.h"
#include "rules/parts/removals.h"
#include "rules/parts/rewritten.h"
#include "syntax/walk.h"

// As it is written; an ADD that could be a COPY is to become one.
static Str keyword_of(Arena *a, const Instr *copy)
{
    bool is_to_change = copy->kind == K_ADD && add_is_for_copy(a, copy);
    return is_to_change ? STR("COPY") : instr_slice(copy, node_span(instr_keyword(copy)));
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    Rewritten first;
    const Commands *commands = run_commands(&c->at);
    if (!run_is_shipped(&c->at) || !run_rewrites_copied(&c->at, commands, &first)) return;
    report(c, commands->item->word[0].span,
           "this stores the files of `%.*s` a second time; use `%.*s --%s`", STR_ARG(first.path),
           STR_ARG(keyword_of(c->arena, instr_at(c->model, first.copy))),
           first.is_owner ? "chown" : "chmod");
}

// Whether a WORKDIR has made the folder that was copied to: it is not among the files that the COPY gives away.
static bool is_made_before(const Fix *f, const Rewritten *r)
{
    Str folder;
    Chain chain = chain_before(f->model, r->copy);
    while (chain_back(&chain)) {
        bool is_workdir = instr_at(f->model, chain.step)->kind == K_WORKDIR;
        if (is_workdir && workdir_of(f->arena, f->model, chain.step, chain.step, &folder) &&
            path_is_below(folder, r->path))
            return true;
    }
    return false;
}

// The COPY gets the flag, and the RUN goes, or only changes the folder.
static void fix(Fix *f, const Finding *found)
{
    Rewritten r;
    const Commands *commands = run_commands(&f->at);
    if (commands->count != 1 || cmd_is(commands->item, "chgrp", NULL)) return;
    if (!run_rewrites_copied(&f->at, commands, &r) || !r.is_whole) return;
    const char *name = r.is_owner ? "chown" : "chmod";
    const Instr *copy = instr_at(f->model, r.copy);
    Str value = rewritten_flag(&r);
    if (!value.len || instr_flag(copy, str_of(name, 5))) return;
    Str line = str_fmt(f->arena, "%.*s --%s=%.*s", STR_ARG(keyword_of(f->arena, copy)), name,
                       STR_ARG(value));
    fix_offer(f, found, FIX_ASK, "Write %.*s", STR_ARG(line));
    fix_replace_at(f, r.copy, node_span(instr_keyword(copy)), line);
    const Word *deep = cmd_flag(commands->item, "-R", "--recursive");
    if (!deep || !is_made_before(f, &r)) {
        fix_delete_step(f, found->step);
        return;
    }
    fix_delete(f, found, (Span){deep[-1].span.end, deep->span.end});
}

RULE(copied_files_rewritten) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("chown chmod chgrp"),
    .not_in_onbuild = true,
    .beats = WORDS("run-consecutive"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
