// Access to the model's fields. Each function records the question as a dependency (heard.h).
#include "fl_images.h"
#include "fl_shellcheck.h"
#include "model/command_shell.h"
#include "model/inside.h"
#include "model/syntax_image.h"

static bool is_file_asked(const Model *m)
{
    return m->hearing->step == NO_STEP;
}

uint32_t step_count(const Model *m)
{
    hear(m, HEARD_EVERYTHING);
    return m->step_count;
}

bool step_exists(const Model *m, uint32_t step)
{
    if (step < m->step_count)
        hear_read(m, step);
    else
        hear_item(m, step == NO_STEP ? NO_STEP : m->items->count);
    return step < m->step_count;
}

uint32_t stage_count(const Model *m)
{
    hear(m, HEARD_ALL_STAGES);
    return m->stage_count;
}

bool has_one_stage(const Model *m)
{
    hear(m, HEARD_ONE_STAGE);
    return m->stage_count == 1;
}

uint32_t use_count(const Model *m)
{
    hear(m, HEARD_ALL_USES);
    return m->use_count;
}

uint32_t var_count(const Model *m)
{
    hear(m, HEARD_ALL_VARS);
    return m->var_count;
}

const Stage *stage_at(const Model *m, uint32_t stage)
{
    hear_stage(m, stage);
    return &m->stage[stage];
}

const StageUse *use_at(const Model *m, uint32_t use)
{
    uint32_t step = m->use[use].step;
    hear(m, hears_own(m, step) ? HEARD_USES : HEARD_ALL_USES);
    hear_told(m, step);
    return &m->use[use];
}

const VarDef *var_def(const Model *m, uint32_t var)
{
    uint32_t step = m->var[var].step;
    if (!hears_own(m, step)) hear(m, var < m->global_end ? HEARD_GLOBAL_VARS : HEARD_ALL_VARS);
    hear(m, HEARD_VARS);
    hear_told(m, step);
    return read_def(m, &m->var[var]);
}

const Instr *instr_at(const Model *m, uint32_t step)
{
    if (m->hearing->is_on) hear_read(m, step);
    return m->step[step].instr;
}

ItemFacts *step_facts(const Model *m, uint32_t step)
{
    return facts_of(m->step[step].instr);
}

uint32_t item_of(const Model *m, uint32_t step)
{
    if (m->hearing->is_on) hear_read(m, step);
    return m->step[step].item;
}

const Instr *model_item(const Model *m, uint32_t item)
{
    hear_item(m, item);
    return item < m->items->count ? items_at(m->items, item) : NULL;
}

uint32_t stage_index(const Model *m, uint32_t step)
{
    hear_stage_of(m, step);
    return m->step[step].stage;
}

bool step_is_in_stage(const Model *m, uint32_t step)
{
    if (hears_own(m, step))
        hear(m, HEARD_IN_STAGE);
    else if (!hears_kind_of(m, step))
        hear_stage_of(m, step);
    return m->step[step].stage != NO_STAGE;
}

bool steps_share_stage(const Model *m, uint32_t a, uint32_t b)
{
    bool is_told = hears_kind_of(m, a) && m->step[a].instr_kind == m->step[b].instr_kind;
    if (!is_told) hear_beside(m, a);
    if (!is_told) hear_beside(m, b);
    return m->step[a].stage == m->step[b].stage;
}

uint32_t stage_end(const Model *m, const Stage *stage)
{
    uint32_t number = number_of(m, stage), end = m->part[number].end;
    if (!m->hearing->is_on) return end;
    bool is_own = !is_file_asked(m) && m->step[m->hearing->step].stage == number;
    if (is_own) {
        hear(m, HEARD_END);
        return end;
    }
    // The end depends on there being no other FROM in between.
    hear_item(m, m->step[stage->from].item);
    hear_item(m, end < m->step_count ? m->step[end].item : m->items->count);
    return end;
}

uint32_t stage_latest(const Model *m, const Stage *stage, InstrKind kind)
{
    uint32_t number = number_of(m, stage), latest = m->part[number].latest[kind];
    if (!m->hearing->is_on) return latest;
    bool is_own = !is_file_asked(m) && m->step[m->hearing->step].stage == number;
    if (is_own) {
        m->hearing->heard.last_kinds |= 1u << kind;
    } else {
        m->hearing->heard.all_kinds |= 1u << kind;
        hear(m, HEARD_ALL_STAGES);
    }
    hear_told(m, latest);
    return latest;
}

uint32_t latest_at_end(const Model *m, uint32_t step, InstrKind kind)
{
    const Stage *s = own_stage(m, step);
    return s ? stage_latest(m, s, kind) : NO_STEP;
}

uint32_t kind_count(const Model *m, InstrKind kind)
{
    hear_kind(m, kind);
    return m->kind_count[kind];
}

uint32_t kind_step(const Model *m, InstrKind kind, uint32_t i)
{
    hear_kind(m, kind);
    hear_told(m, m->kind_step[kind][i]);
    return m->kind_step[kind][i];
}

uint32_t kind_from(const Model *m, InstrKind kind, uint32_t step)
{
    uint32_t low = 0, high = kind_count(m, kind);
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (m->kind_step[kind][middle] < step)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t var_globals(const Model *m)
{
    hear(m, HEARD_GLOBAL_VARS);
    return m->global_end;
}

const Items *model_items(const Model *m)
{
    hear(m, HEARD_EVERYTHING);
    return m->items;
}

const Items *model_top(const Model *m)
{
    hear_item(m, m->step_count ? m->step[0].item : m->items->count);
    return m->items;
}

const Items *model_remarks(const Model *m)
{
    hear(m, HEARD_REMARKS);
    return m->items;
}

uint32_t model_problems(const Model *m)
{
    hear(m, HEARD_PROBLEMS);
    return m->items->problems;
}

const Facts *model_facts(const Model *m)
{
    return &m->facts;
}

char model_escape(const Model *m)
{
    return m->escape;
}

KeywordCase keyword_case(Str word)
{
    bool has_lower = false, has_upper = false;
    for (uint32_t i = 0; i < word.len; i++) {
        has_lower |= 'a' <= word.ptr[i] && word.ptr[i] <= 'z';
        has_upper |= 'A' <= word.ptr[i] && word.ptr[i] <= 'Z';
    }
    if (has_lower == has_upper) return WORDS_MIXED;
    return has_lower ? WORDS_LOWER : WORDS_UPPER;
}

KeywordCase keyword_case_of(const Model *m, uint32_t step)
{
    return (KeywordCase)m->step[step].keyword_case;
}

KeywordCase keyword_case_most(const Model *m)
{
    hear(m, HEARD_CASE);
    return m->cases[WORDS_UPPER] < m->cases[WORDS_LOWER] ? WORDS_LOWER : WORDS_UPPER;
}

Str model_syntax_value(const Model *m)
{
    hear(m, HEARD_SYNTAX);
    return syntax_value(m->items);
}

SyntaxImage model_syntax(const Model *m)
{
    hear(m, HEARD_SYNTAX);
    return m->syntax_image;
}

const FlShellAnswers *model_shell_answers(const Model *m)
{
    hear(m, HEARD_ANSWERS);
    return m->facts.shell_answers;
}

void model_set_shell_answers(Model *m, const FlShellAnswers *answers)
{
    m->facts.shell_answers = answers;
    m->shell_answers = answers ? answers->digest + 1 : 0;
}

const FlImageAnswers *model_image_answers(const Model *m)
{
    hear(m, HEARD_ANSWERS);
    return m->facts.image_answers;
}

void model_set_image_answers(Model *m, const FlImageAnswers *answers)
{
    m->facts.image_answers = answers;
    m->image_answers = answers ? answers->digest + 1 : 0;
}
