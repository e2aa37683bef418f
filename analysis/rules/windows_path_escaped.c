// Write paths of Windows with `/`, or begin the file with "# escape=`".
//
// `\` is the escape character: the builder removes it and takes the next character as it is, so `C:\app\bin` becomes `C:appbin`.
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
// WORKDIR C:\app\bin
//         ^^^^^^^^^^ `C:\app\bin` is read as `C:appbin`, as `\` is the escape character; write `/`
// ENV TOOLS=C:\tools
//           ^^^^^^^^ `C:\tools` is read as `C:tools`, as `\` is the escape character; write `/`
// ```
//
// ```fixed
// FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
// WORKDIR C:/app/bin
// ENV TOOLS=C:/tools
// ```
//
// Of a variable that only the base image sets nothing is known, but of the path in front of it:
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// ENV PATH=C:\tools\bin;$PATH
//          ^^^^^^^^^^^^^^^^^^ `C:\tools\bin;` is read as `C:toolsbin;`, as `\` is the escape character; write `/`
// ```
//
// ```fixed
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// ENV PATH=C:/tools/bin;$PATH
// ```
//
// In RUN the shell reads the path, in double quotes a single `\` stays, and two make one:
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// RUN dir C:\app
// ENV TOOLS="C:\tools" OTHER=C:\\tools
// WORKDIR C:/app
// ```
//
// ```dockerfile
// # escape=`
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// WORKDIR C:\app
// ```
#include "lint/rule.h"
#include "model/expanded.h"
#include "rules/parts/escape.h"

static bool has_drive(Str text)
{
    return char_is_alpha(str_at(text, 0)) && str_at(text, 1) == ':' && str_at(text, 2) == '\\';
}

// What stands in front of the first variable.
static Expansion known_start(const Check *c, ExpandedText *t)
{
    Str rest = t->text;
    str_next_part(&rest, '$', &t->text);
    t->kept = NULL;
    t->known = NULL;
    return expand_text(c->model, c->step, t);
}

static void check(Check *c, const Instr *in)
{
    if (in->before.escape != '\\' || !str_has_z(in->joined, ":\\")) return;
    ExpandedTexts texts = expanded_texts_of(c->arena, c->model, c->step, in);
    for (uint32_t i = 0; i < texts.count; i++) {
        ExpandedText t = texts.item[i];
        if (!t.is_written || t.is_body || !has_drive(t.text)) continue;
        Expansion e = expand_text(c->model, c->step, &t);
        if (!e.is_known) e = known_start(c, &t);
        if (!e.is_ok || !e.is_known || str_has_char(e.result, '\\')) continue;
        report(c, t.span, "`%.*s` is read as `%.*s`, as `\\` is the escape character; write `/`",
               STR_ARG(t.text), STR_ARG(e.result));
    }
}

static void fix(Fix *f, const Finding *found)
{
    Str text = instr_slice(finding_instr(f->model, found), found->span);
    Out out = out_on(f->arena);
    for (uint32_t i = 0; i < text.len; i++) out_char(&out, text.ptr[i] == '\\' ? '/' : text.ptr[i]);
    fix_offer(f, found, FIX_ASK, "Write `/`");
    fix_replace(f, found, found->span, out_done(&out));
    if (!escape_may_change(f->model)) return;
    fix_offer(f, found, FIX_ASK | FIX_ESCAPE, "Begin the file with \"# escape=`\"");
    fix_line_at_top(f, STR("# escape=`"));
}

RULE(windows_path_escaped) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(WORKDIR) | ON(COPY) | ON(ADD) | ON(ENV) | ON(ARG) | ON(VOLUME),
    .signs = SIGN_BACKSLASH,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
