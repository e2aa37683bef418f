// Stay on drive C: in Windows images.
//
// A layer of a Windows image holds drive C: only, so the builder refuses a path on another drive.
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
// WORKDIR D:/app
//         ^^^^^^ `D:/app` is not on drive C:, the only one in a Windows image
// ```
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
// WORKDIR C:/app
// ```
#include "lint/rule.h"
#include "model/expanded.h"

static const char *fault(Str path)
{
    bool has_drive = char_is_alpha(str_at(path, 0)) && str_at(path, 1) == ':';
    if (has_drive && char_lower(path.ptr[0]) != 'c')
        return "`%.*s` is not on drive C:, the only one in a Windows image";
    if (has_drive && path.len == 2) return "`%.*s` names a drive but no path";
    if (str_starts_z(path, "//") || str_starts_z(path, "\\\\")) return "`%.*s` is a network path";
    return NULL;
}

static void check(Check *c, const Instr *in)
{
    if (!step_is_windows(c->model, c->step)) return;
    uint32_t count = instr_arg_count(in);
    if (!count || (in->kind != K_WORKDIR && count < 2)) return;
    const Node *arg = instr_arg(in, count - 1);
    Expansion e = expand_at(c->model, c->step, arg_value(c->arena, in, arg), expand_mode(c->model));
    const char *why = e.is_ok && e.is_known ? fault(e.result) : NULL;
    if (!why) return;
    Finding *f = report(c, node_span(arg), "%s", "");
    f->message = message_on(c->arena, why, e.result);
}

RULE(windows_path_invalid) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(WORKDIR) | ON(COPY) | ON(ADD),
    .not_in_onbuild = true,
    .phase = PHASE_CONVERT,
    .check = check,
};
