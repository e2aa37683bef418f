// Write SHELL as a JSON array.
//
// SHELL has no shell form: it names the program, and its options, that run all shell forms below it.
//
// ```dockerfile
// FROM debian:12
// SHELL /bin/bash -c
//       ^^^^^^^^^^^^ `SHELL` takes a JSON array only
// ```
//
// ```fixed
// FROM debian:12
// SHELL ["/bin/bash", "-c"]
// ```
//
// An array that is not quite JSON is refused as well:
//
// ```dockerfile
// FROM debian:12
// SHELL ['/bin/bash', '-c']
//        ^^^^^^^^^^^ strings in JSON need double quotes (`"`), and `SHELL` takes a JSON array only
// ```
//
// ```fixed
// FROM debian:12
// SHELL ["/bin/bash", "-c"]
// ```
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop';"]
// ```
#include "rules/parts/near_json_text.h"

static void check(Check *c, const Instr *in)
{
    NearJson near;
    if (in->is_json || !instr_arg_count(in)) return;
    if (near_json(c->arena, in, &near) && near.fault != NEAR_JSON_NONE)
        report(c, near.place, "%.*s, and `SHELL` takes a JSON array only",
               STR_ARG(near_json_text(c->arena, in, &near)));
    else
        report(c, instr_args_span(in), "`SHELL` takes a JSON array only");
}

static bool is_plain(Str text)
{
    for (uint32_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (!char_is_word(c) && !char_is_blank(c) && !str_has_char(STR("/.-:\\"), c)) return false;
    }
    return true;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Str text = instr_slice(in, found->span);
    near_json_fix(f, found);
    if (found->span.start != instr_args_span(in).start || !is_plain(text)) return;
    Out o = out_on(f->arena);
    Str last = STR("");
    for (Str word = str_next_word(&text); word.len; word = str_next_word(&text)) {
        last = word;
        out_str(&o, o.len ? STR(", \"") : STR("[\""));
        for (uint32_t i = 0; i < word.len; i++) {
            if (word.ptr[i] == '\\') out_char(&o, '\\');
            out_char(&o, word.ptr[i]);
        }
        out_char(&o, '"');
    }
    out_char(&o, ']');
    // Without an option such as `-c` the shell would take the command for the name of a script.
    bool is_whole = str_at(last, 0) == '-' || str_ieq(last, STR("/c"));
    fix_offer(f, found, is_whole ? FIX_SAFE : FIX_ASK, "Write it as a JSON array");
    fix_replace(f, found, found->span, out_done(&o));
}

RULE(shell_not_json) = {
    .codes = WORDS("hadolint:DL1000"),
    .severity = FL_ERROR,
    .since = "0.1",
    .beats = WORDS("json-malformed shell-form-command shell-form-without-shell"),
    .on = ON(SHELL),
    .not_in_onbuild = true,
    .fixes = FIX_SAFE | FIX_ASK | FIX_FORM,
    .phase = PHASE_INSTRUCTION,
    .check = check,
    .fix = fix,
};
