// Stages used by ONBUILD triggers, for triggers of a stage that another stage of this file is based
// on: they run there. In other files the names refer to those files.
#include "base/vec.h"
#include "features/named.h"

typedef struct Taking {
    Arena *arena;
    const Model *m;
    uint32_t step;
    TriggerUses list;
} Taking;

static void push(Taking *t, Span value, Str text, bool is_mount)
{
    const Model *m = t->m;
    uint32_t index, count = stage_count(m);
    if (str_has_char(text, '$')) return;
    TriggerUse use = {.step = t->step, .value = value, .text = text, .stage = NO_STAGE};
    if (!is_mount && str_number(text, &index)) {
        use.is_index = true;
        use.stage = index < count ? index : NO_STAGE;
    } else {
        const Stage *s = stage_named(m, text, NULL);
        use.stage = s ? stage_number(m, s) : NO_STAGE;
    }
    VEC_PUSH(t->arena, &t->list, use);
}

static void read_trigger(Taking *t, const Instr *in)
{
    const Node *from = in->kind == K_COPY ? instr_flag(in, STR("from")) : NULL;
    if (from) push(t, flag_value_span(from), flag_value(t->arena, in, from), false);
    if (in->kind != K_RUN || !in->flag_count) return;
    const Mounts *mounts = mounts_at(t->m, t->step, in);
    for (uint32_t i = 0; i < mounts->count; i++)
        for (uint32_t k = 0; k < mounts->item[i].field_count; k++) {
            const MountField *field = &mounts->item[i].field[k];
            bool is_from = str_ieq(field->key, STR("from"));
            if (is_from && field->value.len) push(t, field->value_span, field->value, true);
        }
}

TriggerUses trigger_uses(Arena *a, const Model *m, const Stage *stage)
{
    Taking t = {.arena = a, .m = m};
    if (!stage || !stage->is_base) return t.list;
    for (t.step = stage->from; t.step < stage_end(m, stage); t.step++) {
        const Instr *in = instr_at(m, t.step);
        if (!in->trigger) continue;
        while (in->trigger) in = in->trigger;
        read_trigger(&t, in);
    }
    return t.list;
}
