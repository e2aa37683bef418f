#include "rules/parts/dropped.h"

uint32_t pipe_start(const Commands *commands, uint32_t number)
{
    while (number && commands->item[number].before == JOIN_PIPE) number--;
    return number;
}

static bool is_of_chain(const Command *c)
{
    return !c->list && !c->place;
}

// The command of the chain that stands on that side with nothing but `&&` between; NO_STEP when there is none.
static uint32_t neighbour(const Instr *in, const Commands *commands, uint32_t number, int side)
{
    uint32_t i = number + (uint32_t)side;
    while (i < commands->count && !is_of_chain(&commands->item[i])) i += (uint32_t)side;
    if (commands->count <= i) return NO_STEP;
    const Command *own = &commands->item[number], *other = &commands->item[i];
    Span between = {own->span.end, other->span.start};
    if (side < 0) between = (Span){other->span.end, own->span.start};
    return str_is_z(str_trim(instr_slice(in, between)), "&&") ? i : NO_STEP;
}

// What to delete; the list itself when nothing else is in it, empty when that cannot be told.
static Span part_of(const Instr *in, const Commands *commands, uint32_t from, uint32_t to)
{
    uint32_t before = neighbour(in, commands, from, -1), after = neighbour(in, commands, to, 1);
    const Command *first = &commands->item[from], *last = &commands->item[to];
    if (before != NO_STEP) return (Span){commands->item[before].span.end, last->span.end};
    if (after != NO_STEP) return (Span){first->span.start, commands->item[after].span.start};
    bool is_alone = first->span.start == commands->list.start &&
                    str_trim(str_cut(in->joined, last->span.end, commands->list.end)).len == 0;
    return is_alone ? commands->list : (Span){0, 0};
}

bool part_holds_comment(const Instr *in, Span part)
{
    Span bytes = instr_span(in, part);
    for (uint32_t i = 0; i < in->cut_count; i++)
        if (in->cut[i].kind == CUT_COMMENT && bytes.start <= in->cut[i].start &&
            in->cut[i].start < bytes.end)
            return true;
    return false;
}

static bool is_joined(Join join)
{
    return join == JOIN_NONE || join == JOIN_AND;
}

bool commands_can_go(const Instr *in, const Commands *commands, uint32_t from, uint32_t to)
{
    if (in->is_json || in->heredoc_count || !commands->is_complete) return false;
    for (uint32_t i = from; i <= to; i++)
        if (!is_of_chain(&commands->item[i])) return false;
    bool is_whole = is_joined(commands->item[from].before) && is_joined(commands->item[to].after);
    Span part = part_of(in, commands, from, to);
    return is_whole && part.end && !part_holds_comment(in, part);
}

void fix_drop_commands(Fix *f, const Finding *found, uint32_t from, uint32_t to)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *commands = commands_of(f->model, found->step, in);
    Span part = part_of(in, commands, from, to);
    if (part.start == commands->list.start && part.end == commands->list.end)
        fix_delete_step(f, found->step);
    else
        fix_delete(f, found, part);
}
