// One walk over the items, counting instructions.
#include "lint/passes/comments.h"
#include "base/utf.h"
#include "base/vec.h"

// The text behind `#`; false when it cannot tell us anything.
static bool read_remark(const Instr *in, Remark *r)
{
    if (in->kind != K_COMMENT || !in->has_remark) return false;
    uint32_t hash = str_find_char(in->joined, '#');
    if (hash == STR_NONE) return false;
    r->text = utf_trim(str_skip(in->joined, hash + 1));
    r->is_indented = 0 < hash;
    return true;
}

Remarks remarks_of(Arena *a, const Model *m)
{
    struct {
        Remark *item;
        uint32_t count, room;
    } list = {0};
    uint32_t step = 0;
    for (uint32_t i = 0; i < model_remarks(m)->count; i++) {
        const Instr *in = items_at(model_remarks(m), i);
        if (instr_is_instruction(in)) step++;
        Remark r = {.item = i, .step = step};
        if (!read_remark(in, &r)) continue;
        r.is_adjacent = step < step_count(m) && item_of(m, step) == i + 1;
        VEC_PUSH(a, &list, r);
    }
    return (Remarks){list.item, list.count};
}
