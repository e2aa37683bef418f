// Give every instruction a line of its own.
//
// An instruction ends with its line, so a second one on the line is read as more arguments of the first. An ENTRYPOINT in
// exec form becomes shell form, and most other lines are refused.
//
// ```dockerfile
// FROM node:22-slim WORKDIR /app
//                   ^^^^^^^ `WORKDIR` is read as an argument of `FROM`; put it on a line of its own
// ENTRYPOINT ["node"] CMD ["server.js"]
//                     ^^^ `CMD` is read as an argument of `ENTRYPOINT`; put it on a line of its own
// ```
//
// ```fixed
// FROM node:22-slim
// WORKDIR /app
// ENTRYPOINT ["node"]
// CMD ["server.js"]
// ```
//
// Shell words, values and quoted text may look like instructions:
//
// ```dockerfile
// FROM alpine:3.20 AS RUN
// RUN echo RUN COPY FROM
// LABEL note="RUN this" rule=RUN
// ENV VERB RUN it
// COPY ADD /src/
// ```
#include "lint/rule.h"
#include "rules/parts/tail.h"

// Whether a carriage return alone stands before the keyword, as line ends were on old Macs.
static bool follows_return(const Instr *in, Span keyword)
{
    return str_has_char(instr_slice(in, tail_blanks(in, keyword.start)), '\r');
}

static void check(Check *c, const Instr *in)
{
    Span keyword;
    if (!tail_keyword(in, &keyword)) return;
    Finding *f = report(c, keyword, "`%.*s` is read as an argument of `%.*s`%s",
                        STR_ARG(instr_slice(in, keyword)), STR_ARG(keyword_name(in->kind)),
                        follows_return(in, keyword)
                            ? ": a carriage return alone does not end a line for the builder"
                            : "; put it on a line of its own");
    f->lost = 1u << keyword_kind(instr_slice(in, keyword));
    if (!tail_is_refused(in, keyword)) f->severity = FL_WARNING;
}

static void fix_returns(Fix *f, const Finding *found, Str text)
{
    fix_offer(f, found, FIX_SAFE, "End the lines with a line feed");
    for (uint32_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '\r' && str_at(text, i + 1) != '\n')
            fix_replace_bytes(f, found, (Span){i, i + 1}, fix_newline(f));
}

// Whether the stage has no other CMD, ENTRYPOINT or HEALTHCHECK: the last of each holds, so that a further one would be dropped,
// or drop another.
static bool is_only(const Model *m, uint32_t step, InstrKind kind)
{
    const Stage *s = stage_of(m, step);
    if (!s || !(1u << kind & (ON(CMD) | ON(ENTRYPOINT) | ON(HEALTHCHECK)))) return true;
    uint32_t n = kind_from(m, kind, s->from);
    for (; n < kind_count(m, kind) && kind_step(m, kind, n) < stage_end(m, s); n++)
        if (kind_step(m, kind, n) != step) return false;
    return true;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    if (follows_return(in, found->span)) {
        fix_returns(f, found, in->text);
        return;
    }
    InstrKind kind = keyword_kind(instr_slice(in, found->span));
    bool is_sure = !tail_may_be_meant(in, found->span) &&
                   is_only(f->model, found->step, in->kind) && is_only(f->model, found->step, kind);
    int safety = is_sure ? FIX_SAFE : FIX_ASK;
    fix_offer(f, found, safety, "Start a new line");
    fix_replace(f, found, tail_blanks(in, found->span.start), fix_newline(f));
}

RULE(instruction_on_same_line) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .beats = WORDS(
        "from-malformed equals-missing shell-form-command shell-form-without-shell port-invalid "
        "stopsignal-invalid shell-not-json json-malformed"),
    .voids = VOIDS_REST,
    .on = ON_EVERY,
    .fixes = FIX_SAFE | FIX_ASK | FIX_FORM,
    .check = check,
    .fix = fix,
};
