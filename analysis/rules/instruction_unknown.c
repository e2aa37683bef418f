// Start every line with an instruction.
//
// The builder refuses a keyword that it does not know. Often it is misspelt, or the line above lacks the escape character
// that would continue it.
//
// ```dockerfile
// FROM alpine:3.20
// RNU apk add curl
// ^^^ `RNU` is not an instruction; did you mean `RUN`?
// wrokdir /app
// ^^^^^^^ `wrokdir` is not an instruction; did you mean `workdir`?
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN apk add curl
// workdir /app
// ```
//
// ```dockerfile
// FROM alpine:3.20
// <<<<<<< HEAD
// ^^^^^^^ this is a mark of a merge conflict; resolve the conflict and delete the marks
// curl
// ^^^^ `curl` is not an instruction
// ```
//
// Comments begin with `#`, and a RUN with a heredoc ends where the heredoc does:
//
// ```dockerfile
// FROM alpine:3.20
// // the packages
// ^^ `//` is not an instruction; a comment begins with `#`
// RUN cat <<EOF > /run.sh
// exec app
// EOF
//   && chmod 755 /run.sh
//   ^^ `&&` is not an instruction: the RUN above ends with its heredoc; write this before the text, after `<<EOF`
// ```
//
// ```fixed
// FROM alpine:3.20
// # the packages
// RUN cat <<EOF > /run.sh && chmod 755 /run.sh
// exec app
// EOF
// ```
//
// A keyword needs a space after it:
//
// ```dockerfile
// FROM alpine:3.20
// USER:app
// ^^^^^^^^ `USER:app` is not an instruction; put a space after `USER`
// CMD["app"]
// ^^^^^^^^^^ `CMD["app"]` is not an instruction; put a space after `CMD`
// ```
//
// ```fixed
// FROM alpine:3.20
// USER app
// CMD ["app"]
// ```
//
// ```dockerfile
// FROM alpine:3.20
// Run apk add curl
// ```
//
// The frontend of somebody else may have instructions of its own:
//
// ```dockerfile
// # syntax=edrevo/dockerfile-plus
// INCLUDE+ common.dockerfile
// ENV A=1
// ```
#include "lint/near_names.h"
#include "lint/shell_scan.h"
#include "rules/parts/frontend_version.h"
#include "rules/parts/meant_line.h"

static bool is_merge_mark(Str word)
{
    char c = str_at(word, 0);
    if (word.len != 7 || (c != '<' && c != '=' && c != '>' && c != '|')) return false;
    for (uint32_t i = 1; i < word.len; i++)
        if (word.ptr[i] != c) return false;
    return true;
}

static bool report_meant(Check *c, Span span, Str word)
{
    Str mark = meant_comment(word), keyword = meant_keyword(word);
    const Instr *run = meant_run(&c->at, word);
    if (run)
        report(c, span,
               "`%.*s` is not an instruction: the RUN above ends with its heredoc; write this "
               "before the text, after `%.*s`",
               STR_ARG(word), STR_ARG(meant_heredoc(run)));
    else if (mark.len)
        report(c, span, "`%.*s` is not an instruction; a comment begins with `#`", STR_ARG(mark));
    else if (keyword.len)
        report(c, span, "`%.*s` is not an instruction; put a space after `%.*s`", STR_ARG(word),
               STR_ARG(keyword));
    return run || mark.len || keyword.len;
}

static void check(Check *c, const Instr *in)
{
    Span span = node_span(instr_keyword(in));
    Str word = instr_slice(in, span), near = keyword_near(c->arena, word);
    if (is_merge_mark(word))
        report(c, span,
               "this is a mark of a merge conflict; resolve the conflict and delete the marks");
    else if (report_meant(c, span, word))
        return;
    else if (near.len)
        report(c, span, "`%.*s` is not an instruction; did you mean `%.*s`?", STR_ARG(word),
               STR_ARG(near));
    else if (!frontend_is_foreign(c->model) || fires_broadly(&c->at))
        report(c, span, "`%.*s` is not an instruction", STR_ARG(word));
}

// Joins a line that begins with an operator to the command of the RUN above.
static void fix_after_heredoc(Fix *f, const Finding *found, const Instr *run)
{
    const Instr *in = finding_instr(f->model, found);
    Str text = str_trim(str_cut(in->joined, 0, in->logical)), word = instr_slice(in, found->span);
    uint32_t end = before_blanks(run, run->logical);
    if (in->cut_count || !str_is_one_of(word, STR("&& || | > >>"))) return;
    fix_offer(f, found, FIX_ASK, "Write it before the text of the heredoc");
    fix_replace_at(f, found->step - 1, (Span){end, end}, str_join(f->arena, STR(" "), text));
    fix_delete_step(f, found->step);
}

static void fix(Fix *f, const Finding *found)
{
    Str word = instr_slice(finding_instr(f->model, found), found->span);
    Str mark = meant_comment(word);
    const Instr *run = meant_run(&f->at, word);
    if (run) {
        fix_after_heredoc(f, found, run);
        return;
    }
    if (mark.len && !str_is_z(mark, "/*") && !str_is_z(mark, "<!--")) {
        uint32_t start = found->span.start;
        fix_offer(f, found, FIX_ASK, "Begin the comment with `#`");
        fix_replace(f, found, (Span){start, start + mark.len}, STR("#"));
        return;
    }
    Str keyword = meant_keyword(word);
    if (keyword.len) {
        uint32_t at = found->span.start + keyword.len;
        bool is_mark = str_has_char(STR(":=;"), word.ptr[keyword.len]);
        fix_offer(f, found, FIX_ASK, "Put a space after `%.*s`", STR_ARG(keyword));
        fix_replace(f, found, (Span){at, at + is_mark}, STR(" "));
        return;
    }
    Str near = keyword_near(f->arena, word);
    if (!near.len || is_merge_mark(word)) return;
    fix_offer(f, found, FIX_ASK, "Write `%.*s`", STR_ARG(near));
    fix_replace(f, found, found->span, near);
}

RULE(instruction_unknown) = {
    .codes = WORDS("tally:unknown-instruction hadolint:DL1000"),
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(UNKNOWN),
    .not_in_onbuild = true,
    .phase = PHASE_INSTRUCTION,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
