// Collects the comments for the linter in one walk over the items.
#include "model/remarks.h"
#include "base/digest.h"
#include "base/utf.h"
#include "base/vec.h"
#include "model/build.h"

// Reads the text behind `#`; false when it cannot concern the linter.
static bool read_remark(const Instr *in, Remark *r)
{
    if (in->kind != K_COMMENT) return false;
    uint32_t hash = str_find_char(in->joined, '#');
    if (hash == STR_NONE) return false;
    r->instr = in;
    r->text = utf_trim(str_skip(in->joined, hash + 1));
    r->is_indented = 0 < hash;
    return true;
}

static bool is_instruction(const Items *items, uint32_t item)
{
    return item < items->count && instr_is_instruction(items_at(items, item));
}

// Includes the places: an unchanged comment may have moved to another instruction.
static uint64_t digest_of(uint64_t d, const Remark *r)
{
    d = digest_number(d, r->instr->serial);
    return digest_number(d, ((uint64_t)r->item << 32 | r->step) * 2 + r->is_adjacent);
}

void build_remarks(Model *m)
{
    struct {
        Remark *item;
        uint32_t count, room;
    } list = {0};
    uint32_t step = 0;
    if (!m->items->remarks) return;
    for (uint32_t i = 0; i < m->items->count; i++) {
        const Instr *in = items_at(m->items, i);
        if (instr_is_instruction(in)) step++;
        Remark r = {.item = i, .step = step};
        if (!in->has_remark || !read_remark(in, &r)) continue;
        r.is_adjacent = is_instruction(m->items, i + 1);
        VEC_PUSH(m->arena, &list, r);
        m->remarks_digest = digest_of(m->remarks_digest, &r);
    }
    m->remarks = list.item;
    m->remark_count = list.count;
}

void move_remarks(Model *m, uint32_t item, uint32_t shift)
{
    m->renewals++;
    m->moves++;
    m->remarks_digest = 0;
    for (uint32_t i = 0; i < m->remark_count; i++) {
        Remark *r = &m->remarks[i];
        if (item <= r->item) r->item += shift;
        r->step = step_from_item(m, r->item);
        r->is_adjacent = is_instruction(m->items, r->item + 1);
        m->remarks_digest = digest_of(m->remarks_digest, r);
    }
}

Remarks remarks_of(const Model *m)
{
    hear(m, HEARD_REMARKS);
    return (Remarks){m->remarks, m->remark_count};
}
