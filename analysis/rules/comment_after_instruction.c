// Put comments on lines of their own.
//
// A `#` starts a comment only at the start of a line. After the arguments of an instruction it is one more argument:
// COPY looks for a file called `#`, WORKDIR makes a folder of that name, CMD falls back to its shell form, and many
// instructions are refused.
//
// ```dockerfile
// FROM alpine:3.20
// WORKDIR /app # where the program lives
//              ^^^^^^^^^^^^^^^^^^^^^^^^^ this is no comment here but part of the arguments of `WORKDIR`
// CMD ["sh", "-l"] # log in
//                  ^^^^^^^^ this is no comment here but part of the arguments of `CMD`
// ```
//
// ```fixed
// FROM alpine:3.20
// # where the program lives
// WORKDIR /app
// # log in
// CMD ["sh", "-l"]
// ```
//
// Where the builder refuses the line for it, this is an error:
//
// ```dockerfile
// FROM alpine:3.20 # small
//                  ^^^^^^^ this is no comment here but part of the arguments of `FROM`
// ENV A=1 \
//     B=2 # the second \
//         ^^^^^^^^^^^^ this is no comment here but part of the arguments of `ENV`
//     C=3
// COPY a /b # isn't it
//           ^^^^^^^^^^ this is no comment here but part of the arguments of `COPY`
// ```
//
// ```fixed
// # small
// FROM alpine:3.20
// # the second
// ENV A=1 \
//     B=2 \
//     C=3
// # isn't it
// COPY a /b
// ```
//
// The shell knows such comments, quotes protect a `#`, and it may be part of a word:
//
// ```dockerfile
// FROM alpine:3.20
// RUN true # the shell drops this
// LABEL color="red # green" border=#ff0000
// ADD https://example.com/page#top /page
// COPY # /comment
// ```
#include "lint/check_options.h"
#include "lint/rule.h"
#include "lint/tail.h"

static void check(Check *c, const Instr *in)
{
    Span comment;
    if (!tail_comment(in, &comment)) return;
    Finding *f = report(c, comment, "this is no comment here but part of the arguments of `%.*s`",
                        STR_ARG(keyword_name(in->kind)));
    if (!tail_is_refused(in, comment)) f->severity = FL_WARNING;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Str text = instr_slice(in, found->span);
    EarlyDirective directive;
    bool has_meaning = early_directive_read(text, &directive);
    fix_offer(f, found, has_meaning ? FIX_ASK : FIX_SAFE, "Move the comment to the line above");
    fix_line_before(f, found->step, text);
    fix_delete(f, found, (Span){tail_blanks(in, found->span.start).start, found->span.end});
}

RULE(comment_after_instruction) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .beats = "from-malformed equals-missing port-invalid stopsignal-invalid "
             "shell-not-json shell-form-command shell-form-without-shell json-malformed "
             "variable-undefined "
             "healthcheck-malformed stage-unused",
    .beats_at_place = "expansion-invalid",
    .on = ON_EVERY,
    .fixes = FIX_SAFE | FIX_ASK | FIX_FORM,
    .check = check,
    .fix = fix,
};
