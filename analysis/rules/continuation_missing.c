// End a line that goes on with a `\`, and with nothing after that.
//
// Without the `\` the instruction ends with the line, and the builder reads the next line as an instruction of its own,
// which it does not know. All lines that are lost in this way are one finding, where the `\` is missing. A command that ends
// in `&&` makes the shell fail.
//
// ```dockerfile
// FROM debian:12-slim
// RUN apt-get update &&
//                    ^^ a `\` is missing after this, so the builder reads the next line as an instruction of its own
//     make \
//     install
// RUN make \
//     all
//     ^^^ a `\` is missing after this, so the builder reads the next line as an instruction of its own
//     && make \
//     install
// ENV A=1 \
//     B=2
//     ^^^ a `\` is missing after this, so the builder reads the next line as an instruction of its own
//     C=3
// ```
//
// ```fixed
// FROM debian:12-slim
// RUN apt-get update && \
//     make \
//     install
// RUN make \
//     all \
//     && make \
//     install
// ENV A=1 \
//     B=2 \
//     C=3
// ```
//
// Only spaces and tabs may follow the `\`, and there must be only one:
//
// ```dockerfile
// FROM debian:12-slim
// RUN make \  # everything
//             ^^^^^^^^^^^^ a comment cannot follow the `\`, so the line ends here and the builder reads the next one as an instruction of its own
//     && make install
// RUN make \\
//          ^^ a doubled `\` does not continue the line, so the builder reads the next line as an instruction of its own
//     && make install
// ```
//
// ```fixed
// FROM debian:12-slim
// RUN make \
//     # everything
//     && make install
// RUN make \
//     && make install
// ```
//
// An operator that nothing follows makes the shell fail:
//
// ```dockerfile
// FROM debian:12-slim
// RUN make &&
//          ^^ nothing follows this `&&`, so the shell refuses the command; delete it, or add a `\` and a command
// USER app
// ```
//
// ```fixed
// FROM debian:12-slim
// RUN make
// USER app
// ```
//
// So does a quote that is never closed:
//
// ```dockerfile
// FROM debian:12-slim
// RUN echo 'hello > /greeting
//          ^ this quote is never closed, so the shell refuses the command
// USER app
// ```
//
// A misspelt instruction is not reported here:
//
// ```dockerfile
// FROM debian:12-slim
// RUN make \
//     all
// ```
#include "base/hidden.h"
#include "base/utf.h"
#include "lint/rule.h"
#include "lint/shell_scan.h"
#include "rules/parts/command_end.h"
#include "rules/parts/lost.h"
#include "rules/parts/lost_fix.h"

static const char *message_of(const Instr *in, LostBy by)
{
    if (lost_ends_in_tick(in))
        return "a backtick continues a line only in a file that begins with `# escape=` and a "
               "backtick";
    switch (by) {
    case LOST_DOUBLED:
        return "a doubled %s does not continue the line, so the builder reads the next line as an "
               "instruction of its own";
    case LOST_COMMENT:
        return "a comment cannot follow the %s, so the line ends here and the builder reads the "
               "next one as an instruction of its own";
    case LOST_COMMAND:
        return "a %s is missing after this, so the `CMD` below does not belong to `HEALTHCHECK`";
    default:
        return "a %s is missing after this, so the builder reads the next line as an instruction "
               "of its own";
    }
}

static Finding *report_hidden(Check *c, const Instr *in, Span place)
{
    uint32_t at = place.start;
    while (at < place.end && !hidden_at(in->joined, at)) at++;
    uint32_t value = utf_next(in->joined, at).value;
    return report(c, place,
                  "the %s is followed by an invisible character (%.*s), so the builder "
                  "reads the next line as an instruction of its own",
                  escape_name(in), STR_ARG(hidden_name(c->arena, value)));
}

static bool report_quote(Check *c, Span quote)
{
    if (quote.start == quote.end) return false;
    Finding *f = report(c, quote, "this quote is never closed, so the shell refuses the command");
    f->severity = FL_WARNING;
    return true;
}

static void check_end(Check *c, const Instr *in)
{
    if (!kind_runs_command(in->kind)) return;
    Span quote = command_open_quote(&c->at, in), last = command_last_operator(in);
    if (quote.start == quote.end && last.start == last.end) return;
    if (lost_at(c->model, c->step).by != LOST_NOT || report_quote(c, quote)) return;
    if (last.start == last.end) return;
    Finding *f = report(c, last,
                        "nothing follows this `%.*s`, so the shell refuses the command; delete it, "
                        "or add a %s and a command",
                        STR_ARG(instr_slice(in, last)), escape_name(in));
    f->severity = FL_WARNING;
}

static void check(Check *c, const Instr *in)
{
    uint32_t next = c->step + 1;
    Lost lost = c->in_onbuild ? (Lost){0} : lost_at(c->model, next);
    if (lost.by == LOST_NOT) check_end(c, in);
    if (lost.by == LOST_NOT || lost_at(c->model, c->step).by != LOST_NOT) return;
    Finding *f = lost.by == LOST_HIDDEN
                     ? report_hidden(c, in, lost.place)
                     : report(c, lost.place, message_of(in, lost.by), escape_name(in));
    f->number = lost_end(c->model, next) - c->step;
    f->last_item = item_of(c->model, c->step + f->number);
    if (instr_at(c->model, next)->kind != K_UNKNOWN) f->severity = FL_WARNING;
}

static void fix(Fix *f, const Finding *found)
{
    uint32_t last = found->step + found->number;
    const Instr *in = finding_instr(f->model, found);
    char first = str_at(in->joined, found->span.start);
    if (!found->number && (first == '"' || first == '\'')) return;
    if (!found->number) {
        fix_offer(f, found, FIX_ASK, "Delete the `%.*s`", STR_ARG(instr_slice(in, found->span)));
        fix_delete(f, found, (Span){before_blanks(in, found->span.start), found->span.end});
        return;
    }
    for (uint32_t step = found->step + 1; step <= last; step++)
        if (lost_is_apart(f->model, step)) return;
    if (!lost_can_be_joined(f->model, found->step + 1, last)) return;
    bool is_safe = lost_is_certain(f->model, found->step + 1, last);
    fix_offer(f, found, is_safe && found->severity == FL_ERROR ? FIX_SAFE : FIX_ASK, "%.*s",
              STR_ARG(lost_title(f->arena, f->model, found->step + 1, last)));
    for (uint32_t step = found->step + 1; step <= last; step++)
        lost_repair(f, found->step + 1, step);
}

RULE(continuation_missing) = {
    .severity = FL_ERROR,
    .since = "0.2",
    .beats = WORDS(
        "label-key-invalid character-invisible instruction-unknown comment-after-instruction "
        "json-malformed shell-form-command shell-form-without-shell shell-not-json "
        "healthcheck-malformed shellcheck state-lost-after-run argument-missing equals-missing "
        "legacy-key-value expansion-invalid apk-cache-kept apt-lists-kept dnf-cache-kept "
        "conda-cache-kept npm-cache-kept pip-cache-kept yarn-cache-kept yum-cache-kept "
        "apt-update-alone apk-update-alone dnf-makecache-alone"),
    .voids = VOIDS_ARGUMENTS | VOIDS_NO_SHELL,
    .on = ON_EVERY,
    .settles_lines = true,
    .fixes = FIX_SAFE | FIX_ASK | FIX_FORM,
    .check = check,
    .fix = fix,
};
