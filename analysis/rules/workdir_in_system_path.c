// Work in a folder of your own.
//
// `/proc`, `/sys` and `/dev` belong to the kernel: what a build writes there is not in the image. `/boot` and `/lost+found`
// are for the system.
//
// ```dockerfile
// FROM debian:12
// WORKDIR /proc/app
//         ^^^^^^^^^ `/proc/app` lies in a folder of the system; work in one of your own, such as `/app`
// ```
//
// ```dockerfile
// FROM debian:12
// WORKDIR /app/dev
// WORKDIR /developer
// WORKDIR dev
// ```
#include "lint/run_facts.h"
#include "values/ignore_file.h"

static bool is_of_system(Str path)
{
    static const Str FOLDERS[] = {STR_INIT("/proc"), STR_INIT("/sys"),    STR_INIT("/dev"),
                                  STR_INIT("/boot"), STR_INIT("/initrd"), STR_INIT("/lost+found")};
    for (uint32_t i = 0; i < ARRAY_LEN(FOLDERS); i++) {
        char next = str_at(path, FOLDERS[i].len);
        if (str_starts(path, FOLDERS[i]) && (!next || next == '/')) return true;
    }
    return false;
}

static void check(Check *c, const Instr *in)
{
    const Node *arg = instr_arg(in, 0);
    if (!arg) return;
    Expansion e = expand_at(c->model, c->step, node_str(in, arg), expand_mode(c->model));
    if (!e.is_ok || !e.is_known || str_at(e.result, 0) != '/') return;
    Str path = path_clean(c->arena, e.result);
    if (!is_of_system(path)) return;
    report(c, node_span(arg),
           "`%.*s` lies in a folder of the system; work in one of your own, such as `/app`",
           STR_ARG(path));
}

RULE(workdir_in_system_path) = {
    .codes = WORDS("trivy:DS-0030"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(WORKDIR),
    .check = check,
};
