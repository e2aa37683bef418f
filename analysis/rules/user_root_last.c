// Do not leave the image with root as its user.
//
// The program runs as the last USER. When that is root, whoever breaks into it is root in the container.
//
// ```dockerfile
// FROM debian:12
// USER app
// USER root
//      ^^^^ the image runs as root; end with a USER that is not root
// CMD ["nginx"]
// ```
//
// A change to root and back is fine:
//
// ```dockerfile
// FROM debian:12
// USER root
// RUN mkdir /data
// USER 1000:0
// ```
//
// So is a program that starts as root to change to another user by itself, or a script that may do that:
//
// ```dockerfile
// FROM debian:12
// USER 0
// ENTRYPOINT ["gosu", "app", "nginx"]
// ```
//
// ```dockerfile
// FROM debian:12
// USER root
// COPY docker-entrypoint.sh /
// ENTRYPOINT ["/docker-entrypoint.sh"]
// ```
//
// A last stage with nothing but a FROM keeps the user of its base:
//
// ```dockerfile
// FROM alpine:3.20
// USER root
//      ^^^^ the image runs as root; end with a USER that is not root
// FROM
// ```
#include "lint/run_facts.h"
#include "model/mentions.h"
#include "syntax/walk.h"

static bool is_root(Str user)
{
    Str name = STR("");
    str_next_part(&user, ':', &name);
    return str_eq(name, STR("root")) || str_eq(name, STR("0"));
}

static const Str DROPPERS = STR_INIT("gosu su-exec setpriv runuser chpst s6-setuidgid suexec "
                                     "setuidgid");

// A program that changes the user, or that may: a script, or something whose name is not known.
static bool may_drop(const Command *c)
{
    if (!c->name.len || str_ends(c->name, STR(".sh")) || text_holds(c->name, STR("entrypoint"))) {
        return true;
    }
    if (c->place & VIA_SUDO || str_is_one_of(c->name, DROPPERS)) return true;
    if (str_is_one_of(c->name, STR("s6-svscan init supervisord docker-entrypoint su sudo")))
        return true;
    for (uint32_t i = 0; i < c->prefix_count; i++) {
        if (str_is_one_of(c->prefix[i].text, DROPPERS)) return true;
    }
    for (uint32_t i = 1; i < c->word_count; i++) {
        if (str_ends(c->word[i].text, STR(".sh"))) return true;
    }
    return false;
}

static bool process_may_drop(const Model *m, uint32_t step)
{
    if (step == NO_STEP) return false;
    const Commands *commands = commands_of(m, step, instr_at(m, step));
    if (!commands->is_complete) return true;
    for (uint32_t i = 0; i < commands->count; i++) {
        if (may_drop(&commands->item[i])) return true;
    }
    return false;
}

static bool has_dropper(const Model *m)
{
    Str rest = DROPPERS;
    for (Str name; (name = str_next_word(&rest)).len;) {
        if (file_mentions(m, name)) return true;
    }
    return false;
}

static void check_file(Check *c)
{
    const Model *m = c->model;
    const Stage *last = stage_last(m);
    if (!last) return;
    uint32_t step = stage_latest(m, last, K_USER);
    if (step == NO_STEP || !stage_is_for_people(last)) return;
    const Instr *in = instr_at(m, step);
    if (!instr_arg_count(in)) return;
    Expansion user = expand_at(m, step, node_str(in, instr_arg(in, 0)), expand_mode(m));
    if (!user.is_ok || !user.is_known || !is_root(user.result)) return;
    if (process_may_drop(m, stage_latest(m, last, K_ENTRYPOINT))) return;
    if (process_may_drop(m, stage_latest(m, last, K_CMD)) || has_dropper(m)) return;
    report_at(c, step, instr_args_span(in),
              "the image runs as root; end with a USER that is not root");
}

RULE(user_root_last) = {
    .codes = "hadolint:DL3002 trivy:DS-0002 checkov:CKV_DOCKER_8 kics:last_user_is_root",
    .severity = FL_WARNING,
    .since = "0.1",
    .check_file = check_file,
};
