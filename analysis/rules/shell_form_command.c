// Write CMD and ENTRYPOINT in exec form.
//
// The shell form starts `/bin/sh -c`, and that starts the program. `docker stop` signals process 1 only. The dash of
// Debian and Ubuntu stays process 1 and passes no signal on, so the program cannot shut down in an orderly way and is
// killed after 10 seconds. The shell of Alpine (BusyBox) and bash let a single plain command take their place; with
// anything more the shell may stay there too.
//
// ```dockerfile
// FROM node:22.1
// CMD node server.js
//     ^^^^^^^^^^^^^^ `CMD` in shell form runs under `/bin/sh -c`; `docker stop` may not reach the program, which is then killed after 10 seconds
// ```
//
// ```fixed
// FROM node:22.1
// CMD ["node", "server.js"]
// ```
//
// Variables, `&&` and the like need a shell. Name it, and start the last command with `exec`: it takes the place of the
// shell. An ENTRYPOINT beside a CMD keeps its shell too, as an exec form would get the words of the CMD:
//
// ```dockerfile
// FROM node:22.1
// ENTRYPOINT node server.js
//            ^^^^^^^^^^^^^^ `ENTRYPOINT` in shell form runs under `/bin/sh -c`; `docker stop` may not reach the program, which is then killed after 10 seconds
// CMD NODE_ENV=production node "$FILE"
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `CMD` in shell form runs under `/bin/sh -c`; `docker stop` may not reach the program, which is then killed after 10 seconds
// ```
//
// ```fixed
// FROM node:22.1
// ENTRYPOINT ["/bin/sh", "-c", "exec node server.js"]
// CMD ["/bin/sh", "-c", "NODE_ENV=production exec node \"$FILE\""]
// ```
//
// A CMD beside an ENTRYPOINT in exec form runs under no shell: the program gets `/bin/sh`, `-c` and the text as its
// arguments.
//
// ```dockerfile
// FROM node:22.1
// ENTRYPOINT ["node", "server.js"]
// CMD serve --port 80
//     ^^^^^^^^^^^^^^^ `CMD` in shell form gives `/bin/sh -c` to the ENTRYPOINT, with all this as one argument; write its arguments as an array
// ```
//
// ```fixed
// FROM node:22.1
// ENTRYPOINT ["node", "server.js"]
// CMD ["serve", "--port", "80"]
// ```
//
// Where the shell is known to make way, this is only an information:
//
// ```dockerfile
// FROM alpine:3.20
// CMD /app --port 80
//     ^^^^^^^^^^^^^^ `CMD` in shell form runs under `/bin/sh -c`; this works here, but on most other bases `docker stop` would not reach the program: use the exec form
// ```
//
// The same holds where the shell is told to make way, which the builder warns of all the same:
//
// ```dockerfile
// FROM node:22.1
// CMD exec node server.js --port $PORT
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `CMD` in shell form runs under `/bin/sh -c`; `exec` lets the program take its place, but the builder warns of this form: use the exec form
// ```
//
// ```fixed
// FROM node:22.1
// CMD ["/bin/sh", "-c", "exec node server.js --port $PORT"]
// ```
//
// Nor do signals matter on Windows, where `docker stop` tells all processes of the container:
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// CMD powershell start.ps1
//     ^^^^^^^^^^^^^^^^^^^^ `CMD` in shell form runs under `cmd /S /C`; `cmd` reads its quotes and `%` first and goes on running beside the program: use the exec form
// ```
//
// A SHELL before it says that the shell is wanted. There, too, only `exec` makes sure that the program gets the signals:
//
// ```dockerfile
// FROM node:22.1
// SHELL ["/bin/bash", "-c"]
// CMD node server.js
// ```
#include "lint/base_image.h"
#include "lint/conversions.h"
#include "lint/forms.h"
#include "lint/partner.h"
#include "syntax/walk.h"

static bool has_command(const Instr *health)
{
    const Node *type = node_child(health->node, N_TYPE);
    return type && str_ieq(node_str(health, type), STR("CMD"));
}

// A program that gets `/bin/sh`, `-c` and the text as its arguments, and starts none of them.
static bool is_handed_over(const Check *c, const Instr *in)
{
    return in->kind == K_CMD && partner_of(c->arena, c->model, c->step, in) == PARTNER_PROGRAM;
}

// Whether the `sh` of the base, that of BusyBox or bash, lets the only command take its place.
static bool is_replaced(const Check *c, const Instr *in)
{
    BaseSystem system;
    const Stage *stage = stage_of(c->model, c->step);
    const Commands *commands = commands_of(c->model, c->step, in);
    if (!stage || commands->count != 1 || !commands->is_complete) return false;
    const Command *command = &commands->item[0];
    if (command->place || is_command_of_shell(command->name) || command->after != JOIN_NONE)
        return false;
    return base_system(c->model, stage, &system) &&
           (system == SYSTEM_APK || system == SYSTEM_DNF || system == SYSTEM_MICRODNF ||
            system == SYSTEM_ZYPPER || system == SYSTEM_PACMAN);
}

// Whether the last command is told to take the place of the shell.
static bool is_execed(const Check *c, const Instr *in)
{
    const Commands *commands = commands_of(c->model, c->step, in);
    if (!commands->count || !commands->is_complete) return false;
    const Command *last = &commands->item[commands->count - 1];
    if (last->place || last->list || last->before == JOIN_OR || last->before == JOIN_PIPE)
        return false;
    for (uint32_t i = 0; i < last->prefix_count; i++)
        if (str_is_z(last->prefix[i].text, "exec")) return true;
    return false;
}

typedef enum Harm { HARM_KILLED, HARM_NO_SHELL, HARM_REPLACED, HARM_EXEC, HARM_CMD } Harm;

static const char *const HARMS[] = {
    [HARM_KILLED] = "`docker stop` may not reach the program, which is then killed after 10 "
                    "seconds",
    [HARM_NO_SHELL] = "an image without a shell cannot start it",
    [HARM_REPLACED] = "this works here, but on most other bases `docker stop` would not reach the "
                      "program: use the exec form",
    [HARM_EXEC] = "`exec` lets the program take its place, but the builder warns of this form: "
                  "use the exec form",
    [HARM_CMD] = "`cmd` reads its quotes and `%` first and goes on running beside the program: "
                 "use the exec form",
};

static Harm harm_of(const Check *c, const Instr *in)
{
    if (in->kind == K_HEALTHCHECK) return HARM_NO_SHELL;
    if (shell_at(c->model, c->step) == SHELL_CMD) return HARM_CMD;
    if (is_execed(c, in)) return HARM_EXEC;
    return is_replaced(c, in) ? HARM_REPLACED : HARM_KILLED;
}

static Finding *report_form(Check *c, const Instr *in, Span place, bool is_usual)
{
    const char *shell = shell_at(c->model, c->step) == SHELL_CMD ? "cmd /S /C" : "/bin/sh -c";
    if (is_handed_over(c, in))
        return report(c, place,
                      "`CMD` in shell form gives `%s` to the ENTRYPOINT, with all this as one "
                      "argument; write its arguments as an array",
                      shell);
    Harm harm = harm_of(c, in);
    Finding *f = report(c, place, "`%.*s` in shell form runs under `%s`; %s",
                        STR_ARG(keyword_name(in->kind)), shell, HARMS[harm]);
    if (HARM_NO_SHELL < harm && is_usual && !fires_broadly(&c->at)) f->severity = FL_INFO;
    return f;
}

static void check(Check *c, const Instr *in)
{
    // hadolint speaks of checks of health too, and does not ask for a SHELL.
    bool is_usual = in->kind != K_HEALTHCHECK && !has_shell(c->model, c->step) &&
                    shell_at(c->model, c->step) != SHELL_OTHER;
    if (in->is_json || (!is_usual && !fires_broadly(&c->at))) return;
    if (in->kind == K_HEALTHCHECK && !has_command(in)) return;
    Span args = instr_args_span(in);
    Span place = args.start < args.end ? args : node_span(instr_keyword(in));
    Finding *f = report_form(c, in, place, is_usual);
    // Neither the builder nor hadolint look into ONBUILD.
    if (!is_usual) f->codes = STR("hadolint:DL3025");
    if (c->in_onbuild) f->codes = is_usual ? STR("kics:not_using_json sonar:S7019") : STR("");
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    if (in->kind != K_HEALTHCHECK && in->flag_count) return; // refused: it has none
    bool is_read = in->kind == K_CMD && partner_reads_command(f->model, found->step);
    if (shell_at(f->model, found->step) != SHELL_POSIX) return;
    Conversions all = conversions_of(f->arena, f->model, found->step, in);
    for (uint32_t i = 0; i < all.count; i++)
        fix_convert(f, found, all.item[i].is_exact && !is_read ? FIX_SAFE : FIX_ASK, &all.item[i]);
}

RULE(shell_form_command) = {
    .codes = WORDS("hadolint:DL3025 buildkit:JSONArgsRecommended kics:not_using_json "
                   "sonar:S7019"),
    .severity = FL_WARNING,
    .since = "0.1",
    .on = ON(CMD) | ON(ENTRYPOINT) | ON(HEALTHCHECK),
    .phase = PHASE_CONVERT,
    .fixes = FIX_SAFE | FIX_ASK | FIX_FORM,
    .check = check,
    .fix = fix,
};
