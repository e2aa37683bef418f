#include "rules/parts/same_copy.h"
#include "lint/workdirs.h"

static bool same_flag(const Instr *a, const Instr *b, Str name)
{
    const Node *x = instr_flag(a, name), *y = instr_flag(b, name);
    if (!x || !y) return !x && !y;
    return str_eq(node_str(a, x), node_str(b, y));
}

bool same_copy_flags(const Instr *a, const Instr *b)
{
    static const Str NAMES[] = {STR_INIT("chown"),   STR_INIT("chmod"),   STR_INIT("from"),
                                STR_INIT("exclude"), STR_INIT("parents"), STR_INIT("link")};
    if (!a->flag_count && !b->flag_count) return true;
    for (uint32_t i = 0; i < ARRAY_LEN(NAMES); i++)
        if (!same_flag(a, b, NAMES[i])) return false;
    return !instr_flag(a, STR("exclude"));
}

static Str args_of(const Instr *in)
{
    return instr_slice(in, instr_args_span(in));
}

static bool overlap(Str a, Str b)
{
    return str_starts(a, b) || str_starts(b, a);
}

typedef enum Above { ABOVE_APART, ABOVE_SAME, ABOVE_MAY_CHANGE } Above;

// What the instruction above means for a COPY to the place.
static Above look_at(const At *c, uint32_t step, Str to)
{
    const Instr *other = instr_at(c->model, step);
    if (other->kind == K_RUN || other->kind == K_ADD) return ABOVE_MAY_CHANGE;
    if (other->kind != K_COPY || instr_arg_count(other) < 2) return ABOVE_APART;
    Str place = copy_destination(c->arena, c->model, step);
    if (other->heredoc_count || !place.len) return ABOVE_MAY_CHANGE;
    bool is_same = str_eq(args_of(other), args_of(c->in)) && same_copy_flags(other, c->in);
    if (is_same && str_eq(to, place)) return ABOVE_SAME;
    return overlap(to, place) ? ABOVE_MAY_CHANGE : ABOVE_APART;
}

// Whether a COPY of the same text stands above, with nothing but others between: told without where they land.
static bool is_repeated(const At *c, const Stage *stage, uint32_t looks)
{
    Str args = args_of(c->in);
    for (uint32_t step = c->step; looks-- && stage->from < --step;) {
        const Instr *other = instr_at(c->model, step);
        if (other->kind == K_RUN || other->kind == K_ADD) return false;
        if (other->kind == K_COPY && str_eq(args_of(other), args)) return true;
    }
    return false;
}

uint32_t same_copy_before(const At *c, uint32_t looks)
{
    const Instr *in = c->in;
    const Stage *stage = stage_of(c->model, c->step);
    if (!stage || !is_repeated(c, stage, looks)) return NO_STEP;
    bool is_plain =
        2 <= instr_arg_count(in) && !in->heredoc_count && !str_has_char(in->joined, '$');
    Str to = is_plain ? copy_destination(c->arena, c->model, c->step) : STR("");
    if (!to.len) return NO_STEP;
    for (uint32_t step = c->step; looks-- && stage->from < --step;) {
        Above above = look_at(c, step, to);
        if (above != ABOVE_APART) return above == ABOVE_SAME ? step : NO_STEP;
    }
    return NO_STEP;
}
