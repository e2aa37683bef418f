// Leave STOPSIGNAL out of stages for Windows.
//
// Windows has no signals: its containers are stopped in another way. Only KILL means something there, to end them at once; any
// other signal has no effect.
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
// STOPSIGNAL SIGTERM
//            ^^^^^^^ `STOPSIGNAL` has no effect in an image for Windows; delete it
// CMD ["app.exe"]
// ```
//
// ```fixed
// FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
// CMD ["app.exe"]
// ```
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
// STOPSIGNAL SIGKILL
// FROM debian:12
// STOPSIGNAL SIGTERM
// ```
#include "lint/rule.h"

static void check(Check *c, const Instr *in)
{
    Str signal = instr_slice(in, instr_args_span(in));
    if (!step_is_windows(c->model, c->step) || str_is_one_of(signal, STR("KILL SIGKILL 9"))) return;
    report(c, instr_args_span(in), "`STOPSIGNAL` has no effect in an image for Windows; delete it");
}

static void fix(Fix *f, const Finding *found)
{
    fix_offer(f, found, FIX_SAFE, "Delete it");
    fix_delete_step(f, found->step);
}

RULE(windows_stopsignal_ignored) = {
    .codes = WORDS("tally:windows/no-stopsignal"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(STOPSIGNAL),
    .not_in_onbuild = true,
    .fixes = FIX_SAFE,
    .check = check,
    .fix = fix,
};
