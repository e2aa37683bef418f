// Name PowerShell in SHELL instead of starting it in each RUN.
//
// With `SHELL ["powershell", "-Command"]` the text of a RUN is the script itself: no second shell reads it first, and no quotes have to be
// written twice.
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// RUN powershell -Command "Expand-Archive a.zip"
//     ^^^^^^^^^^ several RUNs start `powershell`; name it in SHELL
// RUN powershell -Command "Remove-Item a.zip"
// ```
//
// ```fixed
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// SHELL ["powershell", "-Command"]
// RUN Expand-Archive a.zip
// RUN Remove-Item a.zip
// ```
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// RUN powershell -Command "Expand-Archive a.zip"
// RUN setx PATH "%PATH%;C:\tools"
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// SHELL ["powershell", "-Command"]
// RUN Expand-Archive a.zip
// RUN Remove-Item a.zip
// ```
#include "lint/shell_scan.h"
#include "rules/parts/powershell.h"

enum { LOOKS_MAX = 100 }; // instructions of a stage

static bool is_wrapped(const Model *m, uint32_t step, PowerShell *out)
{
    const Instr *in = instr_at(m, step);
    return in->kind == K_RUN && powershell_of(m, step, in, out) && out->wrapper.len;
}

static bool has_one_before(const Model *m, uint32_t step)
{
    PowerShell p;
    uint32_t start = stage_start(m, step);
    for (uint32_t n = 1; n < LOOKS_MAX && start != NO_STEP && start + n <= step; n++)
        if (start + n < step && is_wrapped(m, step - n, &p)) return true;
    return false;
}

static bool has_one_after(const Model *m, uint32_t step)
{
    PowerShell p;
    for (uint32_t n = 1; n < LOOKS_MAX && step_is_beside(m, step + n, step); n++)
        if (is_wrapped(m, step + n, &p)) return true;
    return false;
}

static void check(Check *c, const Instr *in)
{
    PowerShell p;
    if (!powershell_of(c->model, c->step, in, &p) || !p.wrapper.len) return;
    if (has_one_before(c->model, c->step) || !has_one_after(c->model, c->step)) return;
    uint32_t start = instr_args_span(in).start;
    report(c, (Span){start, start + p.wrapper.len}, "several RUNs start `%.*s`; name it in SHELL",
           STR_ARG(p.wrapper));
}

// The script without the quotes around it; empty where quotes or escapes in it would be read otherwise.
static Str bare_script(const Instr *in, const PowerShell *p)
{
    Str script = str_trim(instr_slice(in, p->script));
    if (str_at(script, 0) == '"' && 2 < script.len) script = without_quotes(script);
    bool is_plain = in->text.len == in->joined.len || !in->cut_count;
    return is_plain && !str_has_char(script, '"') && !str_has_char(script, '\\') ? script : STR("");
}

// Whether the new shell would run nothing else.
static bool fits(const Model *m, uint32_t step)
{
    PowerShell p;
    for (uint32_t n = 0; step_is_beside(m, step + n, step); n++) {
        const Instr *in = instr_at(m, step + n);
        bool is_run_by_shell = kind_has_shell(in->kind) && !in->is_json;
        if (!is_run_by_shell && in->kind != K_SHELL) continue;
        if (!is_wrapped(m, step + n, &p) || !bare_script(in, &p).len) return false;
    }
    return true;
}

static void fix(Fix *f, const Finding *found)
{
    PowerShell p;
    if (!fits(f->model, found->step)) return;
    powershell_of(f->model, found->step, finding_instr(f->model, found), &p);
    fix_offer(f, found, FIX_ASK, "Name it in SHELL");
    fix_line_before(f, found->step,
                    str_fmt(f->arena, "SHELL [\"%.*s\", \"-Command\"]", STR_ARG(p.wrapper)));
    for (uint32_t n = 0; step_is_beside(f->model, found->step + n, found->step); n++) {
        const Instr *in = instr_at(f->model, found->step + n);
        if (!is_wrapped(f->model, found->step + n, &p)) continue;
        fix_replace_at(f, found->step + n, instr_args_span(in), bare_script(in, &p));
    }
}

RULE(powershell_wrapped) = {
    .codes = WORDS("tally:powershell/prefer-shell-instruction"),
    .severity = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
