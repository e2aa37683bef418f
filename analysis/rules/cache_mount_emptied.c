// Do not empty a cache mount in the RUN that fills it.
//
// What is in a cache mount is never part of the image, so there is nothing to clean. A clean-up in the same RUN, or an
// option that keeps the tool from using its cache, only makes the next build download everything again.
//
// ```dockerfile
// FROM python:3.12-slim
// RUN --mount=type=cache,target=/root/.cache/pip pip install --no-cache-dir -r requirements.txt
//                                                            ^^^^^^^^^^^^^^ with this option the cache mount on `/root/.cache/pip` stays empty; leave it out
// ```
//
// ```fixed
// FROM python:3.12-slim
// RUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt
// ```
//
// ```dockerfile
// FROM node:22.1-slim
// RUN --mount=type=cache,target=/root/.npm npm ci && npm cache clean --force
//                                                    ^^^^^^^^^^^^^^^^^^^^^^^ this empties the cache mount on `/root/.npm`; leave it out
// ```
//
// ```fixed
// FROM node:22.1-slim
// RUN --mount=type=cache,target=/root/.npm npm ci
// ```
//
// ```dockerfile
// FROM debian:12
// RUN rm -f /etc/apt/apt.conf.d/docker-clean
// RUN --mount=type=cache,target=/var/lib/apt,sharing=locked apt-get update && rm -rf /var/lib/apt/lists/* /tmp/*
//                                                                                    ^^^^^^^^^^^^^^^^^^^^ this empties the cache mount on `/var/lib/apt`; leave it out
// RUN --mount=type=cache,target=/root/.npm npm ci && rm -rf ~/.npm && npm run build
//                                                           ^^^^^^ this empties the cache mount on `/root/.npm`; leave it out
// ```
//
// ```fixed
// FROM debian:12
// RUN rm -f /etc/apt/apt.conf.d/docker-clean
// RUN --mount=type=cache,target=/var/lib/apt,sharing=locked apt-get update && rm -rf /tmp/*
// RUN --mount=type=cache,target=/root/.npm npm ci && npm run build
// ```
//
// ```dockerfile
// FROM python:3.12-slim
// ENV PIP_NO_CACHE_DIR=1
// RUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt
//                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the cache mount on `/root/.cache/pip` stays empty, as a variable switches the cache off; unset it
// ```
//
// ```dockerfile
// FROM mambaorg/micromamba:2.3.2
// RUN --mount=type=cache,target=/opt/conda/pkgs micromamba install -y -f env.yml && micromamba clean --all --yes
//                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this empties the cache mount on `/opt/conda/pkgs`; leave it out
// ```
//
// ```fixed
// FROM mambaorg/micromamba:2.3.2
// RUN --mount=type=cache,target=/opt/conda/pkgs micromamba install -y -f env.yml
// ```
//
// Deleting a part of the mount, and cleaning a folder without a mount, are fine:
//
// ```dockerfile
// FROM node:22.1-slim
// RUN npm ci && npm cache clean --force
// RUN --mount=type=cache,target=/root/.cache/pip npm ci && npm cache clean --force
// RUN --mount=type=cache,target=/root/.npm npm ci && rm -rf /root/.npm/_logs
// ```
//
// Newer dnf, `tdnf`, and `yum` where it is another name of dnf, do not use the folder that they are named after:
//
// ```dockerfile
// FROM fedora:43
// RUN --mount=type=cache,target=/var/cache/dnf dnf install -y git && dnf clean all
// FROM rockylinux:9
// RUN --mount=type=cache,target=/var/cache/yum yum install -y git && yum clean all
// RUN --mount=type=cache,target=/var/cache/dnf dnf install -y curl && dnf clean all
//                                                                     ^^^^^^^^^^^^^ this empties the cache mount on `/var/cache/dnf`; leave it out
// ```
#include "rules/parts/downloads.h"
#include "rules/parts/dropped.h"
#include "rules/parts/mount_emptied.h"
#include "rules/parts/mount_options.h"

static const char *format_of(const Emptied *e)
{
    if (e->option) return "with this option the cache mount on `%.*s` stays empty; leave it out";
    if (!e->variable.len) return "this empties the cache mount on `%.*s`; leave it out";
    return "the cache mount on `%.*s` stays empty, as a variable switches the cache off; unset it";
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        Emptied e;
        const Command *command = &commands->item[i];
        if (!mount_emptied(&c->at, command, &e)) continue;
        const Word *word = e.option ? e.option : e.path;
        Finding *f = report(c, word ? word->span : command->span, "cache");
        f->message = message_on(c->arena, format_of(&e), e.target);
        f->number = i;
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *commands = commands_of(f->model, found->step, in);
    const Command *c = &commands->item[found->number];
    Emptied e;
    if (!mount_emptied(&f->at, c, &e) || e.variable.len) return;
    if (e.option && str_is_z(c->name, "apk")) return; // without it the list of packages is missing
    const Word *word = e.option ? e.option : e.path_is_alone ? NULL : e.path;
    bool can_go =
        1 < commands->count && commands_can_go(in, commands, found->number, found->number);
    fix_offer(f, found, FIX_SAFE, e.option ? "Leave out the option" : "Leave out the clean-up");
    if (word)
        fix_delete_words(f, found, word, word);
    else if (can_go)
        fix_drop_commands(f, found, found->number, found->number);
}

RULE(cache_mount_emptied) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .signs = SIGN_FLAG,
    .commands = WORDS("pip npm uv yarn apk dnf yum zypper conda apt rm"),
    .fixes = FIX_SAFE,
    .check = check,
    .fix = fix,
};
