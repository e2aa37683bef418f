// The model as others may see it: each field by a function.
#include "model/build.h"

uint32_t step_count(const Model *m)
{
    return m->step_count;
}

uint32_t stage_count(const Model *m)
{
    return m->stage_count;
}

uint32_t use_count(const Model *m)
{
    return m->use_count;
}

uint32_t var_count(const Model *m)
{
    return m->var_count;
}

const Step *step_of(const Model *m, uint32_t step)
{
    return &m->step[step];
}

const Stage *stage_at(const Model *m, uint32_t stage)
{
    return &m->stage[stage];
}

const StageUse *use_at(const Model *m, uint32_t use)
{
    return &m->use[use];
}

const VarDef *var_def(const Model *m, uint32_t var)
{
    return &m->var[var];
}

const Instr *instr_at(const Model *m, uint32_t step)
{
    return m->step[step].instr;
}

uint32_t item_of(const Model *m, uint32_t step)
{
    return m->step[step].item;
}

uint32_t stage_index(const Model *m, uint32_t step)
{
    return m->step[step].stage;
}

uint32_t kind_count(const Model *m, InstrKind kind)
{
    return m->kind_count[kind];
}

uint32_t kind_step(const Model *m, InstrKind kind, uint32_t i)
{
    return m->kind_step[kind][i];
}

uint32_t var_globals(const Model *m)
{
    return m->global_end;
}

const Items *model_items(const Model *m)
{
    return m->items;
}

const Facts *model_facts(const Model *m)
{
    return &m->facts;
}

char model_escape(const Model *m)
{
    return m->escape;
}
