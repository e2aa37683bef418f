// Do not let a path of Windows end a line with its `\`.
//
// At the end of a line `\` is the escape character: it is removed, and the next line is joined to the path. Begin the file with "#
// escape=`", and continue lines with a backtick. Where the next line is an instruction, `instruction-swallowed` says so.
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// ENV TOOLS=C:\tools\
//                   ^ this `\` continues the line and is not part of the path, so `HOME=C:\app` is glued to `C:\tools`; put a space before it, or begin the file with "# escape=`"
// HOME=C:\app
// ```
//
// ```fixed
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// ENV TOOLS=C:\tools \
// HOME=C:\app
// ```
//
// With a space before the next word nothing is glued, and other escape characters leave the path as it is:
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// ENV TOOLS=C:\tools\
//     HOME=C:\app
// FROM debian:12
// RUN sed s,a\
// ,b, file
// ```
#include "lint/rule.h"
#include "lint/swallowed.h"
#include "rules/parts/escape.h"

// Whether an instruction that is swallowed begins behind the cut.
static bool swallows(const Instr *in, const Cut *cut)
{
    SwallowedReader r = swallowed_start(in);
    for (Swallowed s; swallowed_next(&r, &s);)
        if (s.escape == cut) return true;
    return false;
}

static bool is_path(const At *c, Str path)
{
    bool has_drive =
        char_is_alpha(str_at(path, 0)) && str_at(path, 1) == ':' && str_at(path, 2) == '\\';
    return has_drive || (path.len && step_is_windows(c->model, c->step));
}

static Str next_word(const Instr *in, uint32_t at)
{
    Str rest = str_cut(in->joined, at, in->logical);
    bool is_apart =
        !rest.len || rest.ptr[0] == ' ' || str_has_char(STR("\t\r\n&|;)\"'"), rest.ptr[0]);
    return is_apart ? STR("") : str_next_word(&rest);
}

static void check(Check *c, const Instr *in)
{
    if (in->before.escape != '\\') return;
    for (uint32_t i = 0; i < in->cut_count; i++) {
        const Cut *cut = &in->cut[i];
        bool is_apart = str_at(in->joined, cut->at) == ' ';
        if (cut->kind != CUT_CONTINUATION || is_apart) continue;
        Str next = next_word(in, cut->at);
        Str path = next.len ? instr_slice(in, path_before_escape(in, cut)) : STR("");
        if (!path.len || !is_path(&c->at, path) || swallows(in, cut)) continue;
        Finding *f =
            report(c, (Span){cut->start, cut->start + 1},
                   "this `\\` continues the line and is not part of the path, so `%.*s` is "
                   "glued to `%.*s`; put a space before it, or begin the file with \"# "
                   "escape=`\"",
                   STR_ARG(next), STR_ARG(path));
        f->is_bytes = true;
    }
}

static void fix(Fix *f, const Finding *found)
{
    Str space = STR(" \\");
    fix_offer(f, found, FIX_ASK, "Put a space before the `\\`");
    fix_replace_bytes(f, found, found->span, space);
    if (!escape_may_change(f->model)) return;
    fix_offer(f, found, FIX_ASK | FIX_ESCAPE, "Begin the file with \"# escape=`\"");
    fix_line_at_top(f, STR("# escape=`"));
}

RULE(windows_path_continued) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON_EVERY,
    .signs = SIGN_CUT,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
