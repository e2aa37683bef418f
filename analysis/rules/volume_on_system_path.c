// Do not make a folder of the system a volume.
//
// A volume over `/etc` or `/usr` hides what later releases of the image bring, and one over `/dev` or `/proc` hides what the
// kernel provides there. A volume for `docker.sock` gives control over the host.
//
// ```dockerfile
// FROM debian:12
// VOLUME /etc
//        ^^^^ `/etc` belongs to the system; use a folder for data as the volume
// RUN make
// VOLUME ["/data", "/var/run/docker.sock"]
//                  ^^^^^^^^^^^^^^^^^^^^^^ `/var/run/docker.sock` gives control over the host; mount it with `docker run -v` instead
// CMD ["app"]
// ```
//
// ```fixed
// FROM debian:12
// RUN make
// VOLUME ["/data", "/var/run/docker.sock"]
// CMD ["app"]
// ```
//
// ```dockerfile
// FROM debian:12
// VOLUME /data /etc/app /usr/share/app /sys/fs/cgroup
// ```
#include "lint/rule.h"
#include "values/ignore_file.h"

static bool is_of_system(Str path)
{
    return str_is_one_of(path, STR("/ /dev /proc /sys /etc /usr /bin /sbin /lib /boot /usr/bin "
                                   "/usr/lib /usr/sbin")) ||
           str_starts_z(path, "/proc/") ||
           (str_starts_z(path, "/sys/") && !str_starts_z(path, "/sys/fs/cgroup")) ||
           str_starts_z(path, "/dev/");
}

static void check(Check *c, const Instr *in)
{
    for (const Node *arg = instr_next_arg(in, NULL); arg; arg = instr_next_arg(in, arg)) {
        Expansion e =
            expand_at(c->model, c->step, arg_value(c->arena, in, arg), expand_mode(c->model));
        if (!e.is_ok || !e.is_known || !e.result.len) continue;
        Str path = path_clean(c->arena, e.result);
        if (str_ends_z(path, "/docker.sock")) {
            report(c, node_span(arg),
                   "`%.*s` gives control over the host; mount it with `docker run -v` instead",
                   STR_ARG(path));
        } else if (is_of_system(path)) {
            report(c, node_span(arg),
                   "`%.*s` belongs to the system; use a folder for data as the volume",
                   STR_ARG(path));
        }
    }
}

static void fix(Fix *f, const Finding *found)
{
    if (instr_arg_count(finding_instr(f->model, found)) != 1 || found->in_onbuild) return;
    fix_offer(f, found, FIX_ASK, "Delete it");
    fix_delete_step(f, found->step);
}

RULE(volume_on_system_path) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(VOLUME),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
