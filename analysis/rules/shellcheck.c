// Repair what ShellCheck finds in the commands of a RUN.
//
// Where the program `shellcheck` is installed, it reads the commands of each RUN exactly as their shell gets them, heredocs
// and `RUN ["bash", "-c", "..."]` too, in the dialect that SHELL, a `#!` line or `# hadolint shell=` tells, and with the
// variables of ENV and ARG. What it finds has its own code, such as `SC2086`: comments and settings use that code, and `#
// shellcheck disable=SC2086` works in front of a RUN and between its lines. Without the program, and in a RUN for another
// shell, this rule reports nothing.
//
// ```shellcheck
// {"comments":[{"file":"-","line":1,"endLine":1,"column":9,"endColumn":13,"level":"info","code":2086,
// "message":"Double quote to prevent globbing and word splitting.","fix":{"replacements":[
// {"column":9,"endColumn":9,"endLine":1,"insertionPoint":"afterEnd","line":1,"precedence":7,"replacement":"\""},
// {"column":13,"endColumn":13,"endLine":1,"insertionPoint":"beforeStart","line":1,"precedence":7,"replacement":"\""}]}}]}
// ```
//
// ```dockerfile
// FROM debian:12
// RUN rm -rf  $DIR
//             ^^^^ double quote to prevent globbing and word splitting
// ```
//
// ```fixed
// FROM debian:12
// RUN rm -rf  "$DIR"
// ```
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// RUN rmdir %DIR%
// ```
#include "lint/rule.h"
#include "lint/run_script.h"
#include "model/command_shell.h"
#include "rules/parts/sh_features.h"

static const FlShellAnswer *answer_to(const Model *m, const RunScript *script)
{
    const FlShellAnswers *answers = model_shell_answers(m);
    for (uint32_t i = 0; answers && i < answers->count; i++)
        if (answers->item[i].key == script->told.key) return &answers->item[i];
    return NULL;
}

// Matters of taste, which ShellCheck rates higher.
static FlSeverity severity_of(const FlShellRemark *r)
{
    bool is_taste = r->code == 2002 || r->code == 2006 || r->code == 2035;
    return is_taste ? FL_HINT : r->severity;
}

// A sentence as messages are written here: `Use ...` begins small, `DEPRECATED` and `ShellCheck` do not.
static Str worded(Arena *a, Str sentence)
{
    bool is_word = char_lower(str_at(sentence, 1)) == str_at(sentence, 1);
    if (str_ends_z(sentence, ".") && !str_ends_z(sentence, "..")) sentence.len--;
    if (!is_word || str_starts_z(sentence, "ShellCheck")) return sentence;
    return str_fmt(a, "%c%.*s", char_lower(str_at(sentence, 0)), STR_ARG(str_skip(sentence, 1)));
}

static bool place_of(const RunScript *s, const FlShellRemark *r, Span *joined)
{
    return run_script_span(s, run_script_offset(s, r->line, r->column),
                           run_script_offset(s, r->end_line, r->end_column), joined);
}

// Remarks that come with a syntax error and say less than it: what it is in, what was expected.
static bool is_of_error(const FlShellRemark *r)
{
    return r->code == 1009 || r->code == 1072 || r->code == 1073;
}

// The remark that tells why the text cannot be read, which the others of the error hang on.
static const FlShellRemark *cause_in(const FlShellAnswer *answer)
{
    const FlShellRemark *expected = NULL;
    for (uint32_t i = 0; i < answer->count; i++) {
        const FlShellRemark *r = &answer->item[i];
        if (r->severity == FL_ERROR && r->code < 2000 && !is_of_error(r)) return r;
        if (r->code == 1072 || (r->code == 1073 && !expected)) expected = r;
    }
    return expected;
}

static void relate_to(Check *c, Finding *f, const RunScript *s, const FlShellAnswer *answer)
{
    Span span;
    for (uint32_t i = 0; i < answer->count; i++) {
        const FlShellRemark *r = &answer->item[i];
        if (i == f->number || !is_of_error(r) || !place_of(s, r, &span)) continue;
        relate(c, f, c->step, span, "%.*s", STR_ARG(worded(c->arena, r->message)));
    }
}

static void report_answer(Check *c, const RunScript *s, const FlShellAnswer *answer)
{
    const FlShellRemark *cause = cause_in(answer);
    Span span;
    for (uint32_t i = 0; i < answer->count; i++) {
        const FlShellRemark *r = &answer->item[i];
        if ((cause && r != cause && is_of_error(r)) || !place_of(s, r, &span)) continue;
        if (sh_has_feature(&c->at, s, r->code)) continue;
        Finding *f = report(c, span, "%.*s", STR_ARG(worded(c->arena, r->message)));
        f->severity = severity_of(r);
        f->codes = str_fmt(c->arena, "shellcheck:SC%u", r->code);
        f->number = i;
        if (r == cause) relate_to(c, f, s, answer);
    }
}

static void check(Check *c, const Instr *in)
{
    RunScript script;
    if (!model_shell_answers(c->model)) return;
    if (!run_script(c->arena, c->model, c->step, in, &script)) return;
    const FlShellAnswer *answer = answer_to(c->model, &script);
    if (answer) report_answer(c, &script, answer);
    if (!script.is_too_long) return;
    Finding *f = report(c, node_span(instr_keyword(in)),
                        "this RUN is not checked by ShellCheck, as it is longer than %u KiB",
                        FL_SCRIPT_MAX >> 10);
    f->severity = FL_HINT;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    RunScript script;
    if (!run_script(f->arena, f->model, found->step, in, &script)) return;
    const FlShellAnswer *answer = answer_to(f->model, &script);
    if (!answer || answer->count <= found->number) return;
    const FlShellRemark *r = &answer->item[found->number];
    Edits edits;
    if (!run_script_edits(f->arena, &script, in, r, &edits)) return;
    fix_offer(f, found, FIX_ASK, "Apply ShellCheck's fix for SC%u", r->code);
    for (uint32_t i = 0; i < edits.count; i++)
        fix_replace_bytes(f, found, edits.item[i].span, edits.item[i].text);
}

RULE(shellcheck) = {
    .codes = WORDS("shellcheck:SC"),
    .severity = FL_WARNING,
    .since = "0.2",
    .beats_at_place = WORDS("bash-only-command"),
    .on = ON(RUN),
    .check = check,
    .fix = fix,
    .fixes = FIX_ASK,
};
