// Remove files in the RUN that makes them.
//
// A layer only adds to those below. What a later RUN removes is hidden, but it is still in the image and is still downloaded with it.
//
// ```dockerfile
// FROM debian:12
// RUN apt-get update && apt-get install -y --no-install-recommends curl
// RUN rm -rf /var/lib/apt/lists/*
// ^^^ what this removes stays in the layer of the RUN that made it; remove it there
// COPY . /srv
// RUN rm -rf /srv/cache
// ^^^ what this removes stays in the layer of the COPY; leave it out with .dockerignore
// ```
//
// ```fixed
// FROM debian:12
// RUN apt-get update && apt-get install -y --no-install-recommends curl \
//     && rm -rf /var/lib/apt/lists/*
// COPY . /srv
// RUN rm -rf /srv/cache
// ```
//
// So it is with keys and passwords, which everyone who has the image can still read:
//
// ```dockerfile
// FROM node:22-slim
// RUN echo "//registry.npmjs.org/:_authToken=$NPM_TOKEN" > ~/.npmrc
// COPY package.json package-lock.json ./
// RUN npm ci && npm cache clean --force
// RUN rm /root/.npmrc
// ^^^ what this removes stays in the layer of the RUN that made it; make, use and remove it in one RUN
// ```
//
// And with parts of what was installed:
//
// ```dockerfile
// FROM node:22-slim
// WORKDIR /app
// COPY . .
// RUN npm ci --omit=dev && npm cache clean --force
// RUN rm -rf node_modules/esbuild
// ^^^ what this removes stays in the layer of the RUN that made it; remove it there
// ```
//
// ```fixed
// FROM node:22-slim
// WORKDIR /app
// COPY . .
// RUN npm ci --omit=dev && npm cache clean --force \
//     && rm -rf node_modules/esbuild
// ```
//
// Where nothing that writes files stands between the two RUNs, the fix moves the removal into the first. What a package manager
// left can go there even if files are copied in between:
//
// ```dockerfile
// FROM fedora:42
// RUN dnf install -y git
// COPY app /app
// RUN dnf clean all
// ^^^ what this removes stays in the layer of the RUN that made it; remove it there
// ```
//
// ```fixed
// FROM fedora:42
// RUN dnf install -y git \
//     && dnf clean all
// COPY app /app
// ```
//
// What is copied for one RUN alone, and removed by it, is better mounted into it:
//
// ```dockerfile
// FROM debian:12
// COPY app.deb /tmp/
// RUN dpkg -i /tmp/app.deb && rm /tmp/app.deb
//                             ^^^^^^^^^^^^^^^ what this removes stays in the layer of the COPY; mount it in the RUN that needs it instead
// ```
//
// ```dockerfile
// FROM debian:12
// ADD setup.sh /tmp/
// RUN sh /tmp/setup.sh && rm /tmp/setup.sh
//                         ^^^^^^^^^^^^^^^^ what this removes stays in the layer of the ADD; mount it in the RUN that needs it instead
// ADD https://example.org/app.deb /tmp/
// RUN dpkg -i /tmp/app.deb && rm /tmp/app.deb
//                             ^^^^^^^^^^^^^^^ what this removes stays in the layer of the ADD; get it in the RUN that needs it instead
// ```
//
// A removal is fine in the RUN that made the files, in a build stage, and for what the base image brought:
//
// ```dockerfile
// FROM debian:12 AS build
// COPY . /src
// RUN rm -rf /src/docs
// FROM debian:12
// RUN rm -rf /usr/share/doc
// COPY --from=build /src /srv
// RUN make && rm -rf /srv/tmp && make install
// FROM webdevops/php-nginx:8.3
// COPY etc/ /opt/docker/etc/
// RUN rm /opt/docker/etc/nginx/vhost.common.d/10-location-root.conf
// ```
#include "lint/context_sources.h"
#include "rules/parts/neighbours.h"
#include "rules/parts/removals.h"
#include "syntax/walk.h"

// Whether a RUN before the removal works on it.
static bool is_used(Check *c, uint32_t copy, const Removal *removal)
{
    for (uint32_t step = copy + 1; step < c->step; step++)
        if (instr_at(c->model, step)->kind == K_RUN && run_makes(&c->at, step, removal))
            return true;
    return false;
}

// What to do instead. `removal` is NULL where other commands of the RUN use what it removes.
static const char *remedy(Check *c, uint32_t step, const Instr *made, const Removal *removal)
{
    bool is_add = made->kind == K_ADD;
    if (made->kind == K_RUN)
        return works_between(&c->at, step) ? " that made it; make, use and remove it in one RUN"
                                           : " that made it; remove it there";
    if (is_add && !context_sources_at(c->arena, c->model, step).count)
        return "; get it in the RUN that needs it instead";
    if (!removal || is_used(c, step, removal) || copy_brings(&c->at, step, removal) == BROUGHT_ALL)
        return "; mount it in the RUN that needs it instead";
    bool is_chosen =
        (!is_add && instr_flag(made, STR("from"))) || removal_is_taken(&c->at, removal);
    return is_chosen ? "; copy only what is needed" : "; leave it out with .dockerignore";
}

static Finding *report_made(Check *c, Span at, uint32_t step, const Removal *removal)
{
    const Instr *made = instr_at(c->model, step);
    Finding *f = report(c, at, "what this removes stays in the layer of the %.*s%s",
                        STR_ARG(keyword_name(made->kind)), remedy(c, step, made, removal));
    relate(c, f, step, node_span(instr_keyword(made)), "it comes from here");
    const Command *maker = removal && made->kind == K_RUN ? run_makes(&c->at, step, removal) : NULL;
    if (maker) f->number = cmd_family(maker).len;
    if (maker) f->near = removal_cause(removal, maker);
    return f;
}

static void check_copied(Check *c)
{
    uint32_t copy;
    const Command *rm = removes_copied(&c->at, &copy);
    if (rm) report_made(c, cmd_head(rm), copy, NULL)->severity = FL_INFO;
}

static void check(Check *c, const Instr *in)
{
    Removal removal;
    const Stage *stage = stage_of(c->model, c->step);
    if (!stage || !run_is_shipped(&c->at)) return;
    if (!removes_only(&c->at, c->step, &removal)) {
        check_copied(c);
        return;
    }
    uint32_t step = in->flag_count ? NO_STEP : removal_maker(&c->at, stage->from, &removal);
    if (step != NO_STEP) report_made(c, node_span(instr_keyword(in)), step, &removal);
}

// Whether another RUN before has a part in it, whose layer would stay as large as it is.
static bool has_earlier(Fix *f, uint32_t maker, uint32_t removing)
{
    Removal removal;
    const At *c = &f->at;
    const Stage *stage = stage_of(f->model, removing);
    if (!stage || !removes_only(c, removing, &removal)) return true;
    for (uint32_t step = stage->from + 1; step < maker; step++)
        if (instr_at(f->model, step)->kind == K_RUN && run_makes(c, step, &removal)) return true;
    return false;
}

// None of them runs a command; that there is no variable in the removal has to be seen to.
static const uint32_t BRINGS = ON(COPY) | ON(ADD) | ON(ENV) | ON(ARG);

static void fix(Fix *f, const Finding *found)
{
    const Model *m = f->model;
    uint32_t maker = found->related->step;
    const Instr *into = instr_at(m, maker), *in = instr_at(m, found->step);
    const Commands *commands = commands_of(m, maker, into);
    const Commands *removal = commands_of(m, found->step, in);
    Joined joined = {0};
    if (!joined_takes(&joined, m, maker) || !joined_takes(&joined, m, found->step)) return;
    // What a package manager left is not what is copied in between.
    bool brings = found->number && !str_has_char(in->joined, '$');
    if (!only_notes_between(m, maker, found->step, brings ? BRINGS : 0)) return;
    if (has_earlier(f, maker, found->step)) return;
    fix_offer(f, found, FIX_ASK, "Remove it in the RUN that makes it");
    // Written with the last character, so that it stays on the line of that.
    uint32_t at = commands->list.end;
    Span last = {at - utf_before(into->joined, at).len, at};
    fix_replace_at(
        f, maker, last,
        str_join(f->arena, instr_slice(into, last), neighbours_joined(f, into, in, removal)));
    fix_delete_step(f, found->step);
}

RULE(cleanup_in_later_layer) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("rm paccache apt apk yum dnf zypper pacman conda npm yarn pnpm pip uv poetry "
                      "composer bundle gem go cargo"),
    .not_in_onbuild = true,
    .beats = WORDS("run-consecutive"),
    .beats_at_cause = WORDS(
        "apt-lists-kept apk-cache-kept yum-cache-kept dnf-cache-kept zypper-cache-kept "
        "pacman-cache-kept pip-cache-kept uv-cache-kept conda-cache-kept npm-cache-kept "
        "yarn-cache-kept composer-cache-kept bundler-cache-kept"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
