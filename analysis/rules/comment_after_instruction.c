// Put comments on lines of their own.
//
// A `#` starts a comment only at the start of a line. After the arguments of an instruction it is one more argument:
// COPY looks for a file called `#`, WORKDIR makes a folder of that name, CMD falls back to its shell form, and many
// instructions are refused.
//
// ```dockerfile
// FROM alpine:3.20
// WORKDIR /app # where the program lives
//              ^^^^^^^^^^^^^^^^^^^^^^^^^ this is not a comment: `WORKDIR` reads it as more arguments; put it on a line of its own
// CMD ["sh", "-l"] # log in
//                  ^^^^^^^^ this is not a comment: `CMD` reads the array as plain text; put it on a line of its own
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
//                  ^^^^^^^ this is not a comment: `FROM` reads it as more arguments; put it on a line of its own
// ENV A=1 \
//     B=2 # the second \
//         ^^^^^^^^^^^^ this is not a comment: `ENV` reads it as more arguments; put it on a line of its own
//     C=3
// COPY a /b # isn't it
//           ^^^^^^^^^^ this is not a comment: `COPY` reads it as more arguments; put it on a line of its own
// EXPOSE 80# http
//          ^^^^^^ this is not a comment: `EXPOSE` reads it as more arguments; put it on a line of its own
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
// # http
// EXPOSE 80
// ```
//
// In RUN the shell understands such comments. A `#` in quotes, inside a word or at the end of the last one is fine:
//
// ```dockerfile
// FROM alpine:3.20
// RUN true # the shell drops this
// LABEL color="red # green" border=#ff0000
// ADD https://example.com/page#top /page
// COPY # /comment
// COPY a# /b#
// ```
#include "lint/passes/check_options.h"
#include "lint/rule.h"
#include "rules/parts/tail.h"

// Whether an array stands before the comment, which makes plain text of it.
static bool is_array(const Instr *in)
{
    return str_at(instr_slice(in, instr_args_span(in)), 0) == '[' && !in->is_json;
}

static void check(Check *c, const Instr *in)
{
    Span comment;
    if (!tail_comment(in, &comment)) return;
    Finding *f =
        report(c, comment, "this is not a comment: `%.*s` reads %s; put it on a line of its own",
               STR_ARG(keyword_name(in->kind)),
               is_array(in) ? "the array as plain text" : "it as more arguments");
    if (!tail_is_refused(in, comment)) f->severity = FL_WARNING;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Str text = instr_slice(in, found->span);
    EarlyDirective directive;
    bool has_meaning = early_directive_read(text, &directive);
    bool is_certain = !has_meaning && !tail_may_be_meant(in, found->span);
    fix_offer(f, found, is_certain ? FIX_SAFE : FIX_ASK, "Move the comment to the line above");
    fix_line_before(f, found->step, text);
    fix_delete(f, found, (Span){tail_blanks(in, found->span.start).start, found->span.end});
}

RULE(comment_after_instruction) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .beats = WORDS("label-key-invalid label-unlisted from-malformed equals-missing port-invalid "
                   "stopsignal-invalid "
                   "shell-not-json shell-form-command shell-form-without-shell json-malformed "
                   "variable-undefined "
                   "healthcheck-malformed stage-unused image-reference-invalid"),
    .beats_at_place = WORDS("expansion-invalid"),
    .voids = VOIDS_REST,
    .on = ON_EVERY,
    .signs = SIGN_HASH,
    .fixes = FIX_SAFE | FIX_ASK | FIX_FORM,
    .check = check,
    .fix = fix,
};
