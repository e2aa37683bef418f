// Leave `--chown` out of stages for Windows.
//
// Windows images have no owners as Linux has them. The builder ignores the flag.
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
// COPY --chown=app:app a.txt C:/app/
//      ^^^^^^^^^^^^^^^ `--chown` has no effect in an image for Windows; leave it out
// ```
//
// ```fixed
// FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
// COPY a.txt C:/app/
// ```
//
// ```dockerfile
// FROM debian:12
// COPY --chown=app:app a.txt /app/
// ```
#include "lint/rule.h"

static void check(Check *c, const Instr *in)
{
    const Node *flag = in->flag_count ? instr_flag(in, STR("chown")) : NULL;
    if (!flag || !step_is_windows(c->model, c->step)) return;
    report(c, node_span(flag), "`--chown` has no effect in an image for Windows; leave it out");
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    if (str_at(in->joined, found->span.end) != ' ') return;
    fix_offer(f, found, FIX_SAFE, "Leave out `--chown`");
    fix_delete(f, found, (Span){found->span.start, found->span.end + 1});
}

RULE(windows_chown_ignored) = {
    .codes = "tally:windows/no-chown-flag",
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(COPY) | ON(ADD),
    .not_in_onbuild = true,
    .fixes = FIX_SAFE,
    .check = check,
    .fix = fix,
};
