// Say at the end of a stage how its container runs.
//
// STOPSIGNAL, HEALTHCHECK, ENTRYPOINT and CMD only say what happens in the container. At the end of the stage a reader finds
// all of it in one place. This rule is off by default; `strict` switches it on.
//
// ```dockerfile
// FROM debian:12
// CMD ["app"]
// ^^^ `CMD` stands above instructions that build; move it to the end
// COPY app /usr/local/bin/
// ```
//
// ```fixed
// FROM debian:12
// COPY app /usr/local/bin/
// CMD ["app"]
// ```
//
// ```dockerfile
// FROM debian:12 AS base
// COPY app /usr/local/bin/
// USER 1000
// ENTRYPOINT ["app"]
// EXPOSE 80
// CMD ["--port", "80"]
// FROM base
// CMD ["--port", "81"]
// ```
#include "lint/run_facts.h"

enum { LOOKS_MAX = 200 }; // instructions of a stage

static void check(Check *c, const Instr *in)
{
    for (uint32_t n = 1; n < LOOKS_MAX && step_is_beside(c->model, c->step + n, c->step); n++) {
        InstrKind kind = instr_at(c->model, c->step + n)->kind;
        if (kind == in->kind) return; // that one counts
        if (kind != K_RUN && kind != K_COPY && kind != K_ADD) continue;
        report(c, node_span(instr_keyword(in)),
               "`%.*s` stands above instructions that build; move it to the end",
               STR_ARG(keyword_name(in->kind)));
        return;
    }
}

// The last instruction of the stage; NO_STEP where what is moved would mean something else, or cannot be moved.
static uint32_t place_for(const Model *m, uint32_t step)
{
    uint32_t last = step;
    while (step_is_beside(m, last + 1, step)) {
        last++;
        InstrKind kind = instr_at(m, last)->kind;
        if (kind == K_SHELL || kind == K_ARG || kind == K_ENV) return NO_STEP;
    }
    const Instr *end = instr_at(m, last);
    const Instr *above = item_of(m, step) ? model_item(m, item_of(m, step) - 1) : NULL;
    bool has_comment = above && above->kind == K_COMMENT;
    return last == step || end->heredoc_count || has_comment ? NO_STEP : last;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    uint32_t last = place_for(f->model, found->step);
    if (last == NO_STEP || in->heredoc_count) return;
    const Instr *end = instr_at(f->model, last);
    Str own = str_trim(in->text), newline = fix_newline(f);
    uint32_t at = str_before_line_end(end->joined, (Span){0, end->joined.len}).end;
    fix_offer(f, found, FIX_ASK, "Move it to the end");
    fix_replace_at(f, last, (Span){at, at}, str_join(f->arena, newline, own));
    fix_delete_step(f, found->step);
}

RULE(epilogue_scattered) = {
    .codes = WORDS("tally:epilogue-order"),
    .severity = FL_OFF,
    .severity_on = FL_HINT,
    .since = "0.2",
    .on = ON(STOPSIGNAL) | ON(HEALTHCHECK) | ON(ENTRYPOINT) | ON(CMD),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
