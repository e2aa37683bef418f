// Name an account of Windows in `--chown`.
//
// In an image for Windows `--chown` takes a name such as `ContainerUser`. It knows neither numbers nor root: the build fails, or the
// files get another owner.
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
// COPY --chown=1000:1000 a.txt C:/app/
//      ^^^^^^^^^^^^^^^^^ this owner exists on Linux only; name an account such as `ContainerUser`, or leave `--chown` out
// ```
//
// ```fixed
// FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
// COPY a.txt C:/app/
// ```
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
// COPY --chown=ContainerUser a.txt C:/app/
// FROM debian:12
// COPY --chown=1000:1000 a.txt /app/
// ```
#include "lint/rule.h"

static bool is_of_linux(Str owner)
{
    uint32_t number;
    Str user = str_cut(
        owner, 0, str_find_char(owner, ':') == STR_NONE ? owner.len : str_find_char(owner, ':'));
    return str_is_z(user, "root") || str_number(user, &number);
}

static void check(Check *c, const Instr *in)
{
    const Node *flag = instr_flag(in, STR("chown"));
    if (!flag || !step_is_windows(c->model, c->step)) return;
    if (!is_of_linux(flag_value(c->arena, in, flag))) return;
    report(c, node_span(flag),
           "this owner exists on Linux only; name an account such as `ContainerUser`, or leave "
           "`--chown` out");
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    if (str_at(in->joined, found->span.end) != ' ') return;
    fix_offer(f, found, FIX_ASK, "Leave out `--chown`");
    fix_delete(f, found, (Span){found->span.start, found->span.end + 1});
}

RULE(windows_chown_invalid) = {
    .codes = WORDS("tally:windows/no-chown-flag"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(COPY) | ON(ADD),
    .signs = SIGN_FLAG,
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
