// Do not stop a container with a signal that cannot be handled.
//
// `docker stop` sends the STOPSIGNAL and gives the program ten seconds to finish its work. KILL ends it at once, in the
// middle of a write, and STOP freezes it until it is killed.
//
// ```dockerfile
// FROM debian:12
// STOPSIGNAL SIGKILL
//            ^^^^^^^ `SIGKILL` cannot be handled, so the program has no chance to finish its work
// CMD ["app"]
// ```
//
// ```fixed
// FROM debian:12
// CMD ["app"]
// ```
//
// ```dockerfile
// FROM debian:12
// STOPSIGNAL 19
//            ^^ `19` cannot be handled, so the program has no chance to finish its work
// ```
//
// ```dockerfile
// FROM debian:12
// ARG SIGNAL
// STOPSIGNAL SIGQUIT
// STOPSIGNAL $SIGNAL
// ```
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
// STOPSIGNAL SIGKILL
// ```
#include "lint/rule.h"
#include "rules/parts/signals.h"

static void check(Check *c, const Instr *in)
{
    Str signal = signal_of(c->model, c->step, in);
    if (!str_is_one_of(signal, STR("KILL STOP")) || step_is_windows(c->model, c->step)) return;
    Span span = instr_args_span(in);
    report(c, span, "`%.*s` cannot be handled, so the program has no chance to finish its work",
           STR_ARG(instr_slice(in, span)));
}

static void fix(Fix *f, const Finding *found)
{
    if (found->in_onbuild) return;
    fix_offer(f, found, FIX_ASK, "Delete it");
    fix_delete_step(f, found->step);
}

RULE(stopsignal_ungraceful) = {
    .codes = WORDS("tally:no-ungraceful-stopsignal"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(STOPSIGNAL),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
