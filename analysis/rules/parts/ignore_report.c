// One finding a rule.
#include "rules/parts/ignore_report.h"
#include "syntax/walk.h"

static uint32_t first_of(const Model *m, InstrKind kind)
{
    for (uint32_t i = 0; i < kind_count(m, kind); i++) {
        uint32_t step = kind_step(m, kind, i);
        if (!instr_flag(instr_at(m, step), STR("from"))) return step;
    }
    return NO_STEP;
}

uint32_t first_copy_of_context(const Model *m)
{
    uint32_t copy = first_of(m, K_COPY), add = first_of(m, K_ADD);
    return copy < add ? copy : add;
}

Span keyword_span(const Model *m, uint32_t step)
{
    return node_span(instr_keyword(instr_at(m, step)));
}

void report_ignore_faults(Check *c, Str rule)
{
    const FlContext *context = model_context(c->model);
    uint32_t step = context && context->told.has_ignore ? first_copy_of_context(c->model) : NO_STEP;
    if (step == NO_STEP) return;
    IgnoreFaults faults = ignore_faults(c->arena, context->told.ignore, context);
    const IgnoreFault *first = NULL;
    uint32_t count = 0;
    for (uint32_t i = 0; i < faults.count; i++) {
        if (!str_eq(faults.item[i].rule, rule)) continue;
        if (!count++) first = &faults.item[i];
    }
    if (!first) return;
    Str more = count == 1 ? STR("") : str_fmt(c->arena, " (and %u more)", count - 1);
    report_at(c, step, keyword_span(c->model, step), "line %u of %.*s: %.*s%.*s", first->line,
              STR_ARG(context->told.ignore_path), STR_ARG(first->message), STR_ARG(more));
}
