// Write signals by their full names.
//
// `SIGQUIT` says what it is; `3` or `quit` has to be looked up. This rule is off by default; `strict` switches it on.
//
// ```dockerfile
// FROM debian:12
// STOPSIGNAL 3
//            ^ write the signal as `SIGQUIT`
// ```
//
// ```fixed
// FROM debian:12
// STOPSIGNAL SIGQUIT
// ```
//
// ```dockerfile
// FROM debian:12
// STOPSIGNAL rtmin+3
//            ^^^^^^^ write the signal as `SIGRTMIN+3`
// ```
//
// ```fixed
// FROM debian:12
// STOPSIGNAL SIGRTMIN+3
// ```
//
// ```dockerfile
// FROM debian:12
// ARG SIGNAL=3
// STOPSIGNAL SIGTERM
// STOPSIGNAL $SIGNAL
// ```
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
// STOPSIGNAL 3
// ```
#include "lint/rule.h"
#include "rules/parts/signals.h"
#include "values/values.h"

static void check(Check *c, const Instr *in)
{
    Str signal = signal_of(c->model, c->step, in);
    Span span = instr_args_span(in);
    Str text = without_quotes(instr_slice(in, span));
    if (!signal.len || str_has_char(text, '$') || step_is_windows(c->model, c->step)) return;
    Str whole = str_join(c->arena, STR("SIG"), signal);
    if (str_eq(text, whole) || !signal_is_valid(whole)) return;
    report(c, span, "write the signal as `%.*s`", STR_ARG(whole));
}

static void fix(Fix *f, const Finding *found)
{
    Str signal = signal_of(f->model, found->step, finding_instr(f->model, found));
    fix_offer(f, found, FIX_SAFE, "Write `SIG%.*s`", STR_ARG(signal));
    fix_replace(f, found, found->span, str_join(f->arena, STR("SIG"), signal));
}

RULE(stopsignal_uncanonical) = {
    .codes = WORDS("tally:prefer-canonical-stopsignal"),
    .severity = FL_OFF,
    .severity_on = FL_HINT,
    .since = "0.2",
    .on = ON(STOPSIGNAL),
    .fixes = FIX_SAFE,
    .check = check,
    .fix = fix,
};
