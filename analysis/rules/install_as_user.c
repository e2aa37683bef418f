// Install packages as root.
//
// The package managers of the system write to folders that belong to root. After a USER they fail, and the build with them.
//
// ```dockerfile
// FROM debian:12
// USER app
// RUN apt-get install -y --no-install-recommends curl
//     ^^^^^^^^^^^^^^^ `apt-get install` fails, as this RUN runs as `app`; put USER root before it
// CMD ["curl"]
// ```
//
// ```fixed
// FROM debian:12
// USER app
// USER root
// RUN apt-get install -y --no-install-recommends curl
// USER app
// CMD ["curl"]
// ```
//
// ```dockerfile
// FROM debian:12
// USER app
// RUN sudo apt-get install -y --no-install-recommends curl && apt-get --version && pip install --user flask==3.0.0
// USER root
// RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*
// ```
//
// Some images do not run as root themselves:
//
// ```dockerfile
// FROM quay.io/jupyter/base-notebook:2024-10-07
// RUN apt-get update && apt-get install -y --no-install-recommends graphviz && rm -rf /var/lib/apt/lists/*
//     ^^^^^^^^^^^^^^ `apt-get update` fails, as this RUN runs as `jovyan`; put USER root before it
// ```
//
// ```dockerfile
// FROM jupyter/repo2docker:2021.08.0
// RUN apk add --no-cache graphviz
// ```
//
// ```dockerfile
// FROM example.org/own:1
// RUN apt-get install -y --no-install-recommends curl
// ```
#include "lint/run_facts.h"
#include "lint/users.h"
#include "rules/parts/managers.h"

static const ManagerId SYSTEM[] = {MANAGER_APT, MANAGER_APK, MANAGER_YUM, MANAGER_DNF,
                                   MANAGER_ZYPPER};

static bool needs_root(const Command *c)
{
    const Manager *m = manager_of(c);
    if (!m || c->place & VIA_SUDO) return false;
    for (uint32_t i = 0; i < ARRAY_LEN(SYSTEM); i++)
        if (m == manager_at(SYSTEM[i]))
            return manager_installs(m, c) || manager_does(m, c, STR("update upgrade remove del"));
    return false;
}

// Whether a failure is let pass, or it is done elsewhere.
static bool may_be_meant(const Command *c)
{
    return has_option_of(c, STR("--root --installroot -R --help --version")) ||
           c->after == JOIN_OR || c->place & (IN_CONDITION | IN_BODY);
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    UserNow user = user_before(c->model, c->step);
    if (!user.is_known || user.is_root || !user.name.len) return;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        if (!command_is_named(&c->at, command) || !needs_root(command)) continue;
        if (may_be_meant(command)) continue;
        Str head = cmd_words(c->arena, command);
        report(c, cmd_head(command),
               "`%.*s` fails, as this RUN runs as `%.*s`; put USER root before it", STR_ARG(head),
               STR_ARG(user.name));
        return;
    }
}

static void fix(Fix *f, const Finding *found)
{
    UserNow user = user_before(f->model, found->step);
    Str back = user.name;
    if (user.group.len) back = str_fmt(f->arena, "%.*s:%.*s", STR_ARG(back), STR_ARG(user.group));
    // As it is written, where its variables mean the same.
    if (user.step != NO_STEP && step_is_beside(f->model, user.step, found->step)) {
        const Instr *in = instr_at(f->model, user.step);
        back = instr_slice(in, instr_args_span(in));
    }
    fix_offer(f, found, FIX_ASK, "Put USER root before it");
    if (fix_line_after(f, found->step, str_join(f->arena, STR("USER "), back)))
        fix_line_before(f, found->step, STR("USER root"));
}

RULE(install_as_user) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("apk apt dnf yum zypper"),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
