// Remove a `\` that joins the next instruction to this one.
//
// A line that ends in the escape character continues on the next line, also over empty lines and comments. When that
// line is an instruction, it becomes part of the one above: the builder never sees it, and often says nothing.
//
// ```dockerfile
// FROM debian:12-slim
// RUN make \
//          ^ this `\` makes the `USER` instruction below part of `RUN`, so it has no effect of its own
//
// USER app
// ENV A=1 \
//     B=2 \
//         ^ this `\` makes the `EXPOSE` instruction below part of `ENV`, so it has no effect of its own
// EXPOSE 80
// ```
//
// ```fixed
// FROM debian:12-slim
// RUN make
//
// USER app
// ENV A=1 \
//     B=2
// EXPOSE 80
// ```
//
// The fix is safe only where the builder refuses the file as it is, as with this ENV. The RUN builds today and will build
// something else afterwards, so that fix is unsafe.
//
// A Windows path that ends in `\` does the same:
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
// WORKDIR C:\app\
//               ^ this `\` continues the line, so the `COPY` instruction below becomes part of `WORKDIR`: write `/` in the path, or begin the file with "# escape=`"
// COPY app.exe .
// ```
//
// Words in a list, quoted text and shell text may look like keywords:
//
// ```dockerfile
// FROM debian:12-slim
// RUN psql -c "\
// COPY prices FROM stdin" && \
//     echo \
//     USER \
//     ADD
// RUN USER=app \
// ENV=1 make
// COPY README \
//     USER \
//     /docs/
// ```
#include "lint/rule.h"
#include "lint/swallowed.h"
#include "rules/parts/escape.h"
#include "rules/parts/tail.h"

static void report_one(Check *c, const Instr *in, const Swallowed *s)
{
    Str keyword = keyword_name(s->kind), host = keyword_name(s->host);
    if (!host.len) host = node_str(in, instr_keyword(in));
    Span place = {s->escape->start, s->escape->start + 1}, path = path_before_escape(in, s->escape);
    Finding *f;
    if (path.start == path.end)
        f = report(c, place,
                   "this %s makes the `%.*s` instruction below part of `%.*s`, so it has no "
                   "effect of its own",
                   escape_name(in), STR_ARG(keyword), STR_ARG(host));
    else
        f = report(c, place,
                   "this `\\` continues the line, so the `%.*s` instruction below becomes part of "
                   "`%.*s`: %s, or begin the file with \"# escape=`\"",
                   STR_ARG(keyword), STR_ARG(host),
                   kind_has_shell(s->host) ? "write `\\\\`" : "write `/` in the path");
    f->is_bytes = true;
    f->number = (uint32_t)(s->escape - in->cut);
    f->extra = (Span){s->host_start, s->keyword.start};
    f->lost = 1u << s->kind;
    if (tail_is_refused(in, s->keyword)) f->severity = FL_ERROR;
}

static void check(Check *c, const Instr *in)
{
    if (in->kind == K_ONBUILD && in->trigger) return;
    SwallowedReader r = swallowed_start(in);
    for (Swallowed s; swallowed_next(&r, &s);) report_one(c, in, &s);
}

// What is left of the host must stand for itself.
static bool is_complete(const Instr *in, const Swallowed *s)
{
    Str rest = str_cut(in->joined, s->host_start, s->escape->at);
    uint32_t words = 0;
    Str last = {0};
    for (Str w; words < 3 && (w = str_next_word(&rest)).len; last = w)
        if (!str_starts_z(w, "--")) words++;
    bool is_list = s->host == K_ADD || s->host == K_COPY;
    return (is_list ? 2u : 1u) <= words && !(s->host == K_FROM && str_ieq(last, STR("AS")));
}

static void fix_path(Fix *f, const Finding *found, const Swallowed *s, Span path)
{
    const Instr *in = finding_instr(f->model, found);
    Span escape = {s->escape->start, s->escape->start + 1};
    if (escape_may_change(f->model)) {
        fix_offer(f, found, FIX_ASK | FIX_ESCAPE, "Begin the file with \"# escape=`\"");
        fix_line_at_top(f, STR("# escape=`"));
    }
    if (kind_has_shell(s->host)) {
        fix_offer(f, found, FIX_ASK, "Write `\\\\`, which does not continue the line");
        fix_replace_bytes(f, found, escape, STR("\\\\"));
        return;
    }
    Str slashes = path_with_slashes(f->arena, instr_slice(in, path));
    fix_offer(f, found, FIX_ASK, "Write `%.*s`", STR_ARG(slashes));
    fix_delete(f, found, path);
    fix_replace_bytes(f, found, escape, slashes);
}

// The operator that leads to the next command goes with the escape.
static void fix_escape(Fix *f, const Finding *found, const Swallowed *s)
{
    const Instr *in = finding_instr(f->model, found);
    Span joiner = operator_before(in, s->escape->at);
    Str text = in->text;
    uint32_t from = before_blanks(in, s->escape->at), end = s->escape->end;
    while (s->escape->start < end && str_has_char(STR("\r\n"), text.ptr[end - 1])) end--;
    int safety = tail_is_refused(in, s->keyword) ? FIX_SAFE : FIX_ASK;
    if (kind_has_shell(s->host) && joiner.start < joiner.end) {
        from = before_blanks(in, joiner.start);
        fix_offer(f, found, safety, "Remove the `%.*s` and the %s",
                  STR_ARG(instr_slice(in, joiner)), escape_name(in));
    } else {
        fix_offer(f, found, safety, "Remove the %s, so that `%.*s` is an instruction",
                  escape_name(in), STR_ARG(keyword_name(s->kind)));
    }
    fix_replace_bytes(f, found, (Span){instr_end_byte(in, from), end}, STR(""));
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Swallowed s = swallowed_again(in, found->number, found->extra.start, found->extra.end);
    if (!is_complete(in, &s)) return;
    Span path = path_before_escape(in, s.escape);
    if (path.start < path.end)
        fix_path(f, found, &s, path);
    else
        fix_escape(f, found, &s);
}

RULE(instruction_swallowed) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .beats = WORDS(
        "label-key-invalid label-unlisted continuation-empty-line instruction-on-same-line "
        "comment-after-instruction comment-swallows-rest argument-missing shellcheck "
        "equals-missing value-missing legacy-key-value from-malformed port-invalid "
        "expose-with-host expose-protocol-uppercase stopsignal-invalid shell-not-json "
        "shell-form-command shell-form-without-shell json-malformed healthcheck-malformed "
        "windows-path-invalid workdir-relative volume-blank variable-undefined expansion-invalid "
        "copy-ignored image-untagged image-tag-latest image-reference-invalid "
        "instruction-unknown "
        "apt-update-alone apk-update-alone dnf-makecache-alone"),
    .voids = VOIDS_REST,
    .on = ON_EVERY,
    .signs = SIGN_CUT,
    .settles_lines = true,
    .fixes = FIX_SAFE | FIX_ASK | FIX_FORM,
    .check = check,
    .fix = fix,
};
