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
// A last stage with nothing but a FROM keeps the user of its base:
//
// ```dockerfile
// FROM alpine:3.20
// USER root
//      ^^^^ the image runs as root; end with a USER that is not root
// FROM
// ```
#include "lint/users.h"

static const char *const message = "the image runs as root; end with a USER that is not root";

// The last USER of each stage, as it is written.
static void check_all(Check *c)
{
    for (uint32_t i = 0; i < stage_count(c->model); i++) {
        const Stage *stage = stage_at(c->model, i);
        uint32_t step = stage_latest(c->model, stage, K_USER);
        if (step == NO_STEP || step < stage->from) continue;
        Span span = instr_args_span(instr_at(c->model, step));
        Str user = instr_slice(instr_at(c->model, step), span);
        bool is_root = str_is_z(user, "root") || str_is_z(user, "0") ||
                       str_starts_z(user, "root:") || str_starts_z(user, "0:");
        if (is_root) report_at(c, step, span, "%s", message);
    }
}

static void check_file(Check *c)
{
    const Model *m = c->model;
    const Stage *last = stage_last(m);
    if (fires_broadly(&c->at)) {
        check_all(c);
        return;
    }
    if (!last || !stage_is_for_people(last)) return;
    UserNow user = user_of_stage(m, last);
    if (user.step == NO_STEP || !user.is_root) return;
    if (process_may_drop_root(m, last) || file_has_dropper(m)) return;
    report_at(c, user.step, instr_args_span(instr_at(m, user.step)), "%s", message);
}

RULE(user_root_last) = {
    .codes = WORDS("hadolint:DL3002 trivy:DS-0002 checkov:CKV_DOCKER_8 kics:last_user_is_root"),
    .severity = FL_WARNING,
    .since = "0.1",
    .misses = ON(USER),
    .check_file = check_file,
};
