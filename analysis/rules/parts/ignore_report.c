// One finding a rule.
#include "rules/parts/ignore_report.h"
#include "syntax/walk.h"

uint32_t first_copy_of_context(const Model *m)
{
    for (uint32_t i = 0; i < step_count(m); i++) {
        const Instr *in = instr_at(m, i);
        if (in->kind == K_ADD || (in->kind == K_COPY && !instr_flag(in, STR("from")))) return i;
    }
    return NO_STEP;
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
