// Instructions of which a stage heeds the last only: CMD, ENTRYPOINT, HEALTHCHECK.
#include "rules/parts/repeated.h"

// hadolint speaks of the later ones, at their lines.
static void report_later(Check *c, uint32_t step, uint32_t next, InstrKind kind)
{
    const Instr *in = instr_at(c->model, next);
    Finding *f =
        report_at(c, next, node_span(instr_keyword(in)),
                  "only the last `%.*s` of a stage has an effect", STR_ARG(keyword_name(kind)));
    relate(c, f, step, node_span(instr_keyword(instr_at(c->model, step))),
           "an earlier one is here");
    f->number = 1; // the one before it has no effect
}

void report_repeated(Check *c, InstrKind kind)
{
    const Model *m = c->model;
    for (uint32_t i = 0; i + 1 < kind_count(m, kind); i++) {
        uint32_t step = kind_step(m, kind, i), next = kind_step(m, kind, i + 1);
        if (!steps_share_stage(m, step, next)) continue;
        if (fires_broadly(&c->at)) {
            report_later(c, step, next, kind);
            continue;
        }
        if (!step_is_in_stage(m, step)) continue;
        const Instr *in = instr_at(m, step);
        Span span = {instr_keyword(in)->start, instr_args_span(in).end};
        Finding *f = report_at(c, step, span, "only the last `%.*s` of a stage has an effect",
                               STR_ARG(keyword_name(kind)));
        f->said_at = next;
        relate(c, f, next, node_span(instr_keyword(instr_at(m, next))), "a later one is here");
    }
}

void fix_repeated(Fix *f, const Finding *found)
{
    fix_offer(f, found, FIX_SAFE, "Delete the earlier one");
    InstrKind kind = instr_at(f->model, found->step)->kind;
    fix_delete_step(f, found->number ? last_before(f->model, found->step, kind) : found->step);
}
