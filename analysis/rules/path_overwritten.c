// Add to PATH instead of replacing it.
//
// A PATH without the folders of the system makes all their commands unknown: `ls`, `sh` and the package manager are not
// found in the RUNs below and in the container.
//
// ```dockerfile
// FROM debian:12
// ENV PATH=/opt/app/bin
//          ^^^^^^^^^^^^ this replaces PATH, so the programs of the system are not found any more; add `:$PATH`
// ```
//
// ```fixed
// FROM debian:12
// ENV PATH=/opt/app/bin:$PATH
// ```
//
// ```dockerfile
// FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
// ENV HOME="/root" LD_LIBRARY_PATH="/opt/lib"
//                                  ^^^^^^^^^^ this replaces LD_LIBRARY_PATH, so the libraries of CUDA may not be found any more; add `:$LD_LIBRARY_PATH`
// ```
//
// ```fixed
// FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
// ENV HOME="/root" LD_LIBRARY_PATH="/opt/lib:$LD_LIBRARY_PATH"
// ```
//
// A value that holds the old one or the folders of the system, an unknown value, and `scratch` are fine:
//
// ```dockerfile
// FROM debian:12
// ARG FOLDERS
// ENV PATH="/opt/bin:${PATH}"
// ENV PATH=/usr/local/bin:/usr/bin:/bin
// ENV PATH=$FOLDERS LD_LIBRARY_PATH=/opt/lib
// FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
// ENV LD_LIBRARY_PATH=/usr/local/nvidia/lib:/usr/local/nvidia/lib64
// FROM scratch
// ENV PATH=/app
// ```
#include "lint/base_image.h"
#include "lint/run_facts.h"

// Whether one of the folders is that of the system's programs.
static bool has_system_folder(Str folders)
{
    Str folder;
    while (str_next_part(&folders, ':', &folder))
        if (str_is_one_of(folder, STR("/bin /bin/ /usr/bin /usr/bin/"))) return true;
    return false;
}

static bool is_of_cuda(const Model *m, uint32_t step)
{
    const Stage *stage = stage_of(m, step);
    const ImageRef *image = stage ? stage_root_image(m, stage) : NULL;
    return image && text_holds(image->path, STR("cuda"));
}

static bool is_of_scratch(const Model *m, uint32_t step)
{
    return stage_root(m, stage_of(m, step))->base_kind == BASE_SCRATCH;
}

static void check_pair(Check *c, const Instr *in, const Node *pair)
{
    Str name = pair_key(in, pair), raw = pair_value(in, pair);
    bool is_path = str_is_z(name, "PATH");
    if (!is_path && !str_is_z(name, "LD_LIBRARY_PATH")) return;
    if (is_path ? is_of_scratch(c->model, c->step) : !is_of_cuda(c->model, c->step)) return;
    if (text_holds(raw, name)) return;
    Expansion value = expand_at(c->model, c->step, raw, expand_mode(c->model));
    if (!value.is_ok || !value.is_known || str_at(value.result, 0) != '/') return;
    bool has_needed = is_path ? has_system_folder(value.result)
                              : text_holds(value.result, STR("/nvidia/")) ||
                                    text_holds(value.result, STR("/cuda"));
    if (has_needed) return;
    report(c, pair_value_span(pair), "this replaces %.*s, so the %s found any more; add `:$%.*s`",
           STR_ARG(name),
           is_path ? "programs of the system are not" : "libraries of CUDA may not be",
           STR_ARG(name));
}

static void check(Check *c, const Instr *in)
{
    if (!step_is_in_stage(c->model, c->step)) return;
    if (step_is_windows(c->model, c->step)) return;
    for (const Node *arg = instr_next_arg(in, NULL); arg; arg = instr_next_arg(in, arg))
        if (arg->kind == N_PAIR && pair_has_value(arg)) check_pair(c, in, arg);
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Str text = instr_slice(in, found->span), name = STR("PATH");
    if (str_at(text, 0) == '\'') return;
    for (const Node *arg = instr_next_arg(in, NULL); arg; arg = instr_next_arg(in, arg))
        if (arg->kind == N_PAIR && pair_value_span(arg).start == found->span.start)
            name = pair_key(in, arg);
    bool is_quoted = str_at(text, 0) == '"' && str_ends_z(text, "\"");
    uint32_t end = found->span.end - is_quoted;
    fix_offer(f, found, FIX_ASK, "Add `:$%.*s`", STR_ARG(name));
    fix_insert(f, found, end, str_fmt(f->arena, ":$%.*s", STR_ARG(name)));
}

RULE(path_overwritten) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(ENV) | ON(ARG),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
