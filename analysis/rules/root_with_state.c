// Do not run a program as root when it keeps files between runs.
//
// A program that runs as root writes its data as root: into a volume, or into a folder of the host that is mounted there.
// Whoever breaks into the program leaves files of root outside the container, and another user cannot read the data later.
// This rule is off by default; `strict` switches it on.
//
// ```dockerfile
// FROM debian:12
// COPY app /usr/local/bin/
// VOLUME /data
// ^^^^^^ the program that writes here runs as root; make a user that owns the folder, and switch to it with USER
// CMD ["app"]
// ```
//
// A USER, and a program that changes the user by itself are fine:
//
// ```dockerfile
// FROM debian:12
// RUN useradd app && mkdir /data && chown app /data
// VOLUME /data
// USER app
// CMD ["app"]
// ```
//
// ```dockerfile
// FROM debian:12
// VOLUME /data
// COPY docker-entrypoint.sh /
// ENTRYPOINT ["/docker-entrypoint.sh"]
// ```
#include "lint/base_image.h"
#include "lint/users.h"

static void check_file(Check *c)
{
    const Model *m = c->model;
    const Stage *last = stage_last(m);
    if (!last || !stage_is_for_people(last)) return;
    if (stage_root(m, last)->base_kind == BASE_SCRATCH) return;
    UserNow user = user_of_stage(m, last);
    Process process = process_of(m, last);
    uint32_t volume = stage_latest(m, last, K_VOLUME);
    bool starts = process.entrypoint != NO_STEP || process.cmd != NO_STEP;
    if (volume == NO_STEP || !starts || !user.is_known || !user.is_root) return;
    if (process_is_daemon(m, &process) || process_is_to_build_on(m, &process)) return;
    if (process_may_drop_root(m, last) || file_has_dropper(m)) return;
    report_at(c, volume, node_span(instr_keyword(instr_at(m, volume))),
              "the program that writes here runs as root; make a user that owns the folder, and "
              "switch to it with USER");
}

RULE(root_with_state) = {
    .codes = WORDS("tally:stateful-root-runtime"),
    .severity = FL_OFF,
    .severity_on = FL_INFO,
    .since = "0.2",
    .check_file = check_file,
};
