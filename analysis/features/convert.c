// Actions that turn the shell form of a command into the exec form, and back.
#include "features/actions.h"
#include "lint/conversions.h"

// Whether it is unclear where the instruction ends, which must be repaired first.
static bool is_unsettled(const FlDoc *doc, uint32_t item)
{
    for (uint32_t i = 0; i < doc->finding_count; i++)
        if (doc->finding[i]->item == item && doc->finding[i]->rule->settles_lines) return true;
    return false;
}

void convert_form(Actions *a)
{
    uint32_t item = items_find(&a->doc->items, a->range.start);
    const Instr *in = items_at(&a->doc->items, item);
    uint32_t step = instr_is_instruction(in) ? step_at_item(a->model, item) : NO_STEP;
    if (step == NO_STEP || is_unsettled(a->doc, item)) return;
    while (in->trigger) in = in->trigger;
    Conversions all = conversions_of(a->arena, a->model, step, in);
    for (uint32_t i = 0; i < all.count; i++) {
        FlEdits edits = conversion_edits(a->arena, a->model, step, in, &all.item[i]);
        action_add(a, (FlAction){.title = all.item[i].title, .kind = FL_REFACTOR, .edits = edits});
    }
}
