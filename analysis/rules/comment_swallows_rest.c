// Put a comment inside a long command on a line of its own.
//
// The builder joins the lines of an instruction before the shell reads them. So a comment after a command does not end with
// its line: for the shell all that follows is part of the comment, and is not run. A line that starts with `#` is different:
// the builder drops it.
//
// ```dockerfile
// FROM debian:12-slim
// RUN mkdir /data \
//     && cp a /data # the defaults \
//                   ^^^^^^^^^^^^^^ the lines are joined, so for the shell those below are part of this comment, and it does not run them
//     && chmod 700 /data
// ```
//
// ```fixed
// FROM debian:12-slim
// RUN mkdir /data \
//     # the defaults
//     && cp a /data \
//     && chmod 700 /data
// ```
//
// On the first line, it moves above the instruction:
//
// ```dockerfile
// FROM debian:12-slim
// CMD # the main program \
//     ^^^^^^^^^^^^^^^^^^ the lines are joined, so for the shell those below are part of this comment, and it does not run them
//     /bin/server --port 80
// ```
//
// ```fixed
// FROM debian:12-slim
// # the main program
// CMD \
//     /bin/server --port 80
// ```
//
// Nothing is lost after the last line, in a heredoc, or after a `#` that does not start a comment:
//
// ```dockerfile
// FROM debian:12-slim
// RUN echo "# a \
//     b" c#d \# ${#e} \
//     # a line of its own
//     && true # done
// RUN <<EOF
// true # one \
// true
// EOF
// ```
#include "lint/rule.h"
#include "lint/shell_scan.h"
#include "rules/parts/tail.h"

// The text that a shell will read; empty when there is none.
static Span shell_text(const At *c, const Instr *in)
{
    const Node *text = instr_arg(in, in->kind == K_HEALTHCHECK ? 1 : 0);
    ShellKind shell = shell_at(c->model, c->step);
    Span tail;
    if (!text || text->kind != N_TEXT || in->is_json || tail_comment(in, &tail)) return (Span){0};
    return shell == SHELL_CMD || shell == SHELL_OTHER ? (Span){0} : node_span(text);
}

static void check(Check *c, const Instr *in)
{
    if (!in->cut_count) return;
    Span text = shell_text(&c->at, in);
    if (!text.end || !span_may_have_comment(in, text)) return;
    Scan s = scan_start(in, in->kind, text.start);
    s.is_shell = true;
    while (s.at < text.end) {
        if (!scan_is_comment(&s)) {
            scan_next(&s);
            continue;
        }
        uint32_t start = s.at;
        scan_skip_comment(&s);
        if (before_blanks(in, text.end) <= s.at) return;
        report(c, (Span){start, before_blanks(in, s.at)},
               "the lines are joined, so for the shell those below are part of this comment, and "
               "it does not run them");
    }
}

// A line for the comment, above the physical line that starts behind `cut`.
static Str line_above(Fix *f, const Instr *in, const Cut *cut, Str comment)
{
    uint32_t start = cut->at, end = start;
    while (char_is_blank(str_at(in->joined, end))) end++;
    return str_fmt(f->arena, "%.*s%.*s%.*s", STR_ARG(str_cut(in->joined, start, end)),
                   STR_ARG(comment), STR_ARG(fix_newline(f)));
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Str comment = instr_slice(in, found->span);
    const Cut *cut = line_cut_before(in, found->span.start);
    fix_offer(f, found, FIX_ASK, "Move the comment to a line of its own");
    if (cut)
        fix_replace_bytes(f, found, (Span){cut->end, cut->end}, line_above(f, in, cut, comment));
    else
        fix_line_before(f, found->step, comment);
    fix_delete(f, found, (Span){tail_blanks(in, found->span.start).start, found->span.end});
}

RULE(comment_swallows_rest) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .beats = WORDS("shell-form-command shell-form-without-shell json-malformed"),
    .on = ON(RUN) | ON(CMD) | ON(ENTRYPOINT) | ON(HEALTHCHECK),
    .signs = SIGN_HASH,
    .settles_lines = true,
    .fixes = FIX_ASK | FIX_FORM,
    .check = check,
    .fix = fix,
};
