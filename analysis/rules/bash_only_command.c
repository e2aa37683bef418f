// Use commands that the shell of the RUN has.
//
// `RUN` runs `/bin/sh`. That is dash in images based on Debian or Ubuntu and BusyBox in those on Alpine, not bash: commands
// such as `source`, `[[` and `pushd` are not found there. The build fails, or, where the shell goes on, takes the wrong
// branch. Write what `/bin/sh` has, or choose bash with SHELL.
//
// ```dockerfile
// FROM python:3.13-slim
// RUN python -m venv /venv && source /venv/bin/activate && pip install --no-cache-dir -r /r.txt
//                             ^^^^^^ `source` is a command of bash, and `/bin/sh` of this image is dash, which does not have it; write `.`
// ```
//
// ```fixed
// FROM python:3.13-slim
// RUN python -m venv /venv && . /venv/bin/activate && pip install --no-cache-dir -r /r.txt
// ```
//
// ```dockerfile
// FROM debian:12
// ARG MODE
// RUN if [[ "$MODE" == dev ]]; then make debug; fi
//        ^^ `[[` is a command of bash, and `/bin/sh` of this image is dash, which does not have it; use `SHELL ["/bin/bash", "-c"]`
// ```
//
// ```fixed
// FROM debian:12
// ARG MODE
// SHELL ["/bin/bash", "-c"]
// RUN if [[ "$MODE" == dev ]]; then make debug; fi
// ```
//
// BusyBox has some of them:
//
// ```dockerfile
// FROM alpine:3.21
// RUN source /etc/profile && pushd /src && make
//                            ^^^^^ `pushd` is a command of bash, and `/bin/sh` of this image is BusyBox, which does not have it; install bash and use `SHELL ["/bin/bash", "-c"]`
// ```
//
// bash itself, a `/bin/sh` that something before may have replaced, and images whose `sh` is not known are fine:
//
// ```dockerfile
// FROM debian:12
// RUN bash -c "source /x && make"
// RUN ["/bin/bash", "-c", "source /x && make"]
// RUN source /x || . /x
// SHELL ["/bin/bash", "-c"]
// RUN source /x && make
// FROM fedora:43
// RUN source /x && make
// FROM debian:12
// RUN ln -sf bash /bin/sh
// RUN source /x && make
// ```
#include "lint/run_facts.h"
#include "rules/parts/sh_features.h"

static const Str OF_BASH = STR_INIT("source [[ pushd popd dirs shopt declare typeset let mapfile "
                                    "readarray compgen disown");
static const Str OF_BUSYBOX = STR_INIT("source [[ let");

// What `/bin/sh` is in images based on the system.
static const char *shell_of(BaseSystem system)
{
    return system == SYSTEM_APT ? "dash" : "BusyBox";
}

// `source FILE`, of which `.` makes the same.
static bool is_plain_source(const Command *c)
{
    return str_is_z(c->name, "source") && c->word_count == 2 && str_has_char(c->word[1].text, '/');
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    BaseSystem system;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        if (!command_is_named(&c->at, command)) continue;
        if (!str_is_one_of(command->name, OF_BASH) || !is_asked_of_sh(command)) continue;
        if (!sh_is_small(&c->at, &system)) return;
        if (system == SYSTEM_APK && str_is_one_of(command->name, OF_BUSYBOX)) continue;
        const char *instead = is_plain_source(command) ? "write `.`"
                              : system == SYSTEM_APT   ? "use `SHELL [\"/bin/bash\", \"-c\"]`"
                                                       : "install bash and use `SHELL "
                                                         "[\"/bin/bash\", \"-c\"]`";
        Finding *f = report(c, command->word[0].span,
                            "`%.*s` is a command of bash, and `/bin/sh` of this image is %s, which "
                            "does not have it; %s",
                            STR_ARG(command->name), shell_of(system), instead);
        f->number = i;
        return;
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *commands = commands_of(f->model, found->step, in);
    BaseSystem system;
    const Stage *stage = stage_of(f->model, found->step);
    if (!stage || !base_system(f->model, stage, &system)) return;
    const Command *c = &commands->item[found->number];
    if (is_plain_source(c) && word_is_written(in, &c->word[0])) {
        // Where the build failed, it can only get better.
        bool has_failed = commands->is_chain && !c->place && c->before != JOIN_PIPE &&
                          c->after != JOIN_PIPE && c->after != JOIN_BACKGROUND;
        fix_offer(f, found, has_failed ? FIX_SAFE : FIX_ASK, "Write `.`");
        fix_replace(f, found, c->word[0].span, STR("."));
    }
    if (system != SYSTEM_APT || found->in_onbuild) return;
    fix_offer(f, found, FIX_ASK, "Use bash from here on");
    fix_line_before(f, found->step, STR("SHELL [\"/bin/bash\", \"-c\"]"));
}

RULE(bash_only_command) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS(
        "source [[ pushd popd dirs shopt declare typeset let mapfile readarray compgen "
        "disown"),
    .fixes = FIX_SAFE | FIX_ASK,
    .check = check,
    .fix = fix,
};
