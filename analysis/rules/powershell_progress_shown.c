// Switch the progress bar of PowerShell off.
//
// `Invoke-WebRequest` draws its progress so often that a download takes many times as long, and it fills the log of the
// build.
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop';"]
// RUN Invoke-WebRequest https://example.com/a.zip -OutFile a.zip
//     ^^^^^^^^^^^^^^^^^ `Invoke-WebRequest` draws its progress, which slows the download down; set `$ProgressPreference = 'SilentlyContinue'`
// ```
//
// ```fixed
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';"]
// RUN Invoke-WebRequest https://example.com/a.zip -OutFile a.zip
// ```
//
// ```dockerfile
// FROM mcr.microsoft.com/powershell:lts-ubuntu-22.04
// RUN pwsh -c "$ProgressPreference = 'SilentlyContinue'; iwr https://example.com/a.zip -OutFile a.zip"
// RUN pwsh -c "Expand-Archive a.zip"
// ```
#include "rules/parts/powershell.h"

static void check(Check *c, const Instr *in)
{
    PowerShell p;
    if (!powershell_of(c->model, c->step, in, &p) || p.is_quiet || !p.downloads.end) return;
    Str name = instr_slice(in, p.downloads);
    report(c, p.downloads,
           "`%.*s` draws its progress, which slows the download down; set `$ProgressPreference = "
           "'SilentlyContinue'`",
           STR_ARG(name));
}

static void fix(Fix *f, const Finding *found)
{
    powershell_prefer(f, found, STR("$ProgressPreference = 'SilentlyContinue';"));
}

RULE(powershell_progress_shown) = {
    .codes = WORDS("tally:powershell/progress-preference"),
    .severity = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
