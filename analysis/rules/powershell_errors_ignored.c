// Let PowerShell stop at the first error.
//
// By default a cmdlet that fails prints its error, and the next statement runs. The RUN succeeds when the last one does, and
// nobody notices that the image is broken. `$ErrorActionPreference = 'Stop'` ends the script instead.
//
// ```dockerfile
// # escape=`
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// SHELL ["powershell", "-Command"]
// RUN Invoke-WebRequest https://example.com/a.zip -OutFile a.zip; `
//     ^^^^^^^^^^^^^^^^^ when `Invoke-WebRequest` fails, the statements after it run all the same; set `$ErrorActionPreference = 'Stop'`
//     Expand-Archive a.zip
// ```
//
// ```fixed
// # escape=`
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop';"]
// RUN Invoke-WebRequest https://example.com/a.zip -OutFile a.zip; `
//     Expand-Archive a.zip
// ```
//
// One statement, a SHELL that sets the preference, and programs, for which it does not hold, are fine:
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// RUN powershell -Command "Expand-Archive a.zip"
// RUN powershell -Command "$ErrorActionPreference = 'Stop'; Expand-Archive a.zip; Remove-Item a.zip"
// SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop';"]
// ```
#include "rules/parts/powershell.h"

static void check(Check *c, const Instr *in)
{
    PowerShell p;
    if (!powershell_of(c->model, c->step, in, &p) || p.stops || !p.lost.end) return;
    Str name = instr_slice(in, p.lost);
    report(c, p.lost,
           "when `%.*s` fails, the statements after it run all the same; set "
           "`$ErrorActionPreference = 'Stop'`",
           STR_ARG(name));
}

static void fix(Fix *f, const Finding *found)
{
    powershell_prefer(f, found, STR("$ErrorActionPreference = 'Stop';"));
}

RULE(powershell_errors_ignored) = {
    .codes = WORDS("tally:powershell/error-action-preference"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
