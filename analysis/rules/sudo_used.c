// Do not use sudo in a Dockerfile.
//
// A RUN is root unless a USER before it says otherwise, so sudo changes nothing there, and many images do not have it. Where a
// USER is in effect, sudo works only without a password, and whoever breaks into the container can use it too.
//
// ```dockerfile
// FROM debian:12
// RUN sudo apt-get update && sudo chmod 755 /srv
//     ^^^^ `sudo` is not needed, as this RUN is root already
// ```
//
// ```fixed
// FROM debian:12
// RUN apt-get update && chmod 755 /srv
// ```
//
// ```dockerfile
// FROM debian:12
// USER app
// RUN sudo chown app /srv
//     ^^^^ `sudo` needs rights that the program should not have; put USER root before this RUN
// RUN whoami
// ```
//
// ```fixed
// FROM debian:12
// USER app
// USER root
// RUN chown app /srv
// USER app
// RUN whoami
// ```
//
// RUNs in a row get one `USER root`:
//
// ```dockerfile
// FROM debian:12
// USER app
// RUN sudo chown app /srv
//     ^^^^ `sudo` needs rights that the program should not have; put USER root before this RUN
// RUN sudo mkdir /data && sudo chmod 755 /data
//     ^^^^ `sudo` needs rights that the program should not have; put USER root before this RUN
// USER www-data
// RUN whoami
// ```
//
// ```fixed
// FROM debian:12
// USER app
// USER root
// RUN chown app /srv
// RUN mkdir /data && chmod 755 /data
// USER www-data
// RUN whoami
// ```
//
// Installing sudo is not using it, and root may become another user with it:
//
// ```dockerfile
// FROM debian:12
// RUN apt-get update && apt-get install -y --no-install-recommends sudo && echo "sudo rm" && rm -rf /var/lib/apt/lists/*
// RUN sudo -H -u app make && sudo --user=app make install
// ```
#include "lint/run_facts.h"
#include "rules/parts/hadolint_view.h"
#include "rules/parts/sudo.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Word *next = NULL, *sudo = sudo_of(&commands->item[i], &next);
        bool is_seen = !fires_broadly(&c->at) || seen_as(&commands->item[i], STR("sudo"));
        if (!sudo || !is_seen) continue;
        UserNow user = sudo_started_by(c->model, c->step);
        Str other = sudo_user(&commands->item[i]);
        bool is_dropping = !str_is_z(other, "root");
        if (is_dropping && user.is_known && user.is_root && !fires_broadly(&c->at)) continue;
        if (is_dropping)
            report(c, sudo->span, "`sudo` is not needed here; put `USER %.*s` before this RUN",
                   STR_ARG(other));
        else if (user.is_known && user.is_root)
            report(c, sudo->span, "`sudo` is not needed, as this RUN is root already");
        else
            report(c, sudo->span,
                   "`sudo` needs rights that the program should not have; put USER root before "
                   "this RUN");
        return;
    }
}

// Whether each `sudo` of the RUN can go: it is written as it is read, and has no options and no assignments.
static bool can_all_go(const Instr *in, const Commands *commands)
{
    if (in->is_json || !commands->is_complete) return false;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Word *next = NULL, *sudo = sudo_of(&commands->item[i], &next);
        if (!sudo) continue;
        bool is_plain = next && str_at(next->text, 0) != '-' && !str_has_char(next->text, '=');
        if (!is_plain || !word_is_written(in, sudo) || next->span.start <= sudo->span.end)
            return false;
    }
    return true;
}

static void drop_all(Fix *f, uint32_t step, const Commands *commands)
{
    for (uint32_t i = 0; i < commands->count; i++) {
        const Word *next = NULL, *sudo = sudo_of(&commands->item[i], &next);
        if (sudo) fix_replace_at(f, step, (Span){sudo->span.start, next->span.start}, STR(""));
    }
}

// Whether root may run all of it: what runs without `sudo` would leave files of root, or look into its home.
static bool is_for_root(const Model *m, uint32_t step)
{
    const Instr *in = step_exists(m, step) ? instr_at(m, step) : NULL;
    if (!in || in->kind != K_RUN) return false;
    const Commands *commands = commands_of(m, step, in);
    const Word *next = NULL;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        bool is_free = !c->has_redirect_out &&
                       (str_is_one_of(c->name, STR("cd echo printf cat set true ls")) ||
                        (c->after == JOIN_PIPE && str_is_one_of(c->name, STR("curl wget"))));
        if (!sudo_of(c, &next) && !is_free) return false;
    }
    return commands->count && can_all_go(in, commands);
}

// All RUNs in a row around this one become root together, then the USER is again as it was written.
static void fix_by_user(Fix *f, const Finding *found, uint32_t user)
{
    const Model *m = f->model;
    uint32_t first = found->step, end = found->step + 1;
    while (first && is_for_root(m, first - 1)) first--;
    while (is_for_root(m, end)) end++;
    if (!step_exists(m, end) || !is_for_root(m, first)) return;
    fix_offer(f, found, FIX_ASK, "Put USER root before it");
    fix_line_before(f, first, STR("USER root"));
    for (uint32_t step = first; step < end; step++)
        drop_all(f, step, commands_of(m, step, instr_at(m, step)));
    if (instr_at(m, end)->kind == K_USER) return;
    Str back = instr_slice(instr_at(m, user), instr_args_span(instr_at(m, user)));
    fix_line_before(f, end, str_join(f->arena, STR("USER "), back));
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *commands = commands_of(f->model, found->step, in);
    UserNow user = sudo_started_by(f->model, found->step);
    if (found->in_onbuild || !user.is_known || !can_all_go(in, commands)) return;
    if (!user.is_root) {
        if (user.step != NO_STEP) fix_by_user(f, found, user.step);
        return;
    }
    fix_offer(f, found, FIX_ASK, "Drop sudo");
    drop_all(f, found->step, commands);
}

RULE(sudo_used) = {
    .codes = WORDS("hadolint:DL3004 trivy:DS-0010 checkov:CKV2_DOCKER_1 kics:run_using_sudo"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("sudo"),
    .is_folded = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
