// Give CMD and ENTRYPOINT in exec form.
//
// The shell form starts `/bin/sh -c`. On Debian and Ubuntu that shell (dash) stays process 1 and the program is its child:
// `docker stop` signals the shell, the program is not told and is killed ten seconds later. The shells of Alpine and
// Fedora replace themselves by a single plain command, but not by `cd /app && node server.js`.
//
// ```dockerfile
// FROM node:22.1
// CMD node server.js
//     ^^^^^^^^^^^^^^ `CMD` in shell form: a shell stands between the program and its signals
// ```
//
// ```fixed
// FROM node:22.1
// CMD ["node", "server.js"]
// ```
//
// Where a shell is needed, name it, and let `exec` hand the process over. An ENTRYPOINT beside a CMD keeps its shell
// too, as an exec form would get the words of the CMD:
//
// ```dockerfile
// FROM node:22.1
// ENTRYPOINT node server.js
//            ^^^^^^^^^^^^^^ `ENTRYPOINT` in shell form: a shell stands between the program and its signals
// CMD node "$FILE" | tee log
//     ^^^^^^^^^^^^^^^^^^^^^^ `CMD` in shell form: a shell stands between the program and its signals
// ```
//
// ```fixed
// FROM node:22.1
// ENTRYPOINT ["/bin/sh", "-c", "exec node server.js"]
// CMD ["/bin/sh", "-c", "node \"$FILE\" | tee log"]
// ```
//
// A SHELL before it says that the shell is wanted, though it does not pass signals on:
//
// ```dockerfile
// FROM node:22.1
// SHELL ["/bin/bash", "-c"]
// CMD node server.js
// ```
#include "lint/exec_form.h"
#include "lint/rule.h"
#include "syntax/walk.h"

static void check(Check *c, const Instr *in)
{
    if (in->is_json || has_shell(c->model, c->step)) return;
    const Node *keyword = instr_keyword(in);
    Span args = instr_args_span(in);
    Finding *f = report(c, args.start < args.end ? args : node_span(keyword),
                        "`%.*s` in shell form: a shell stands between the program and its signals",
                        STR_ARG(keyword_name(in->kind)));
    // The builder does not look into ONBUILD.
    if (c->in_onbuild) f->codes = STR("hadolint:DL3025 kics:not_using_json sonar:S7019");
}

// Whether the stage has, or inherits, a CMD: an ENTRYPOINT in exec form starts to receive it.
static bool has_cmd(const Model *m, uint32_t step)
{
    const Stage *s = stage_of(m, step);
    return (s ? stage_latest(m, s, K_CMD) : last_before(m, step_count(m), K_CMD)) != NO_STEP;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    ExecForm form = exec_form(f->arena, in);
    if (form.need == EXEC_NONE || shell_at(f->model, found->step) != SHELL_POSIX) return;
    bool gets_cmd = in->kind == K_ENTRYPOINT && has_cmd(f->model, found->step);
    if (form.need == EXEC_PLAIN && !gets_cmd) {
        fix_offer(f, found, FIX_SAFE, "Convert to exec form");
        fix_replace(f, found, form.span, form.words);
        return;
    }
    fix_offer(f, found, FIX_ASK, "Convert to exec form with a shell");
    fix_replace(f, found, form.span, form.wrapped);
    if (form.need == EXEC_SHELL) return;
    fix_offer(f, found, FIX_ASK, "Convert to exec form without a shell");
    fix_replace(f, found, form.span, form.words);
}

RULE(shell_form_command) = {
    .codes = "hadolint:DL3025 buildkit:JSONArgsRecommended kics:not_using_json "
             "sonar:S7019",
    .severity = FL_WARNING,
    .since = "0.1",
    .on = ON(CMD) | ON(ENTRYPOINT),
    .phase = PHASE_CONVERT,
    .fixes = FIX_SAFE | FIX_ASK | FIX_FORM,
    .check = check,
    .fix = fix,
};
