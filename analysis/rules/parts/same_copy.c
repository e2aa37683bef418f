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
    for (uint32_t i = 0; i < ARRAY_LEN(NAMES); i++)
        if (!same_flag(a, b, NAMES[i])) return false;
    return !instr_flag(a, STR("exclude"));
}

// The destination of a step as an absolute path; false when it is not known.
bool copied_place(const At *c, uint32_t step, Str *path)
{
    const Instr *in = instr_at(c->model, step);
    Str folder = STR("/");
    const Node *to = instr_last_arg(in);
    Expansion e = expand_at(c->model, step, arg_value(c->arena, in, to), expand_mode(c->model));
    if (!e.is_ok || !e.is_known || !e.result.len) return false;
    uint32_t workdir = last_before(c->model, step, K_WORKDIR);
    if (!workdir_of(c->arena, c->model, step, workdir, &folder)) return false;
    *path = workdir_join(c->arena, folder, e.result);
    return true;
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
    Str place = STR("");
    if (other->kind == K_RUN || other->kind == K_ADD) return ABOVE_MAY_CHANGE;
    if (other->kind != K_COPY || instr_arg_count(other) < 2) return ABOVE_APART;
    if (other->heredoc_count || !copied_place(c, step, &place)) return ABOVE_MAY_CHANGE;
    bool is_same = str_eq(args_of(other), args_of(c->in)) && same_copy_flags(other, c->in);
    if (is_same && str_eq(to, place)) return ABOVE_SAME;
    return overlap(to, place) ? ABOVE_MAY_CHANGE : ABOVE_APART;
}

uint32_t same_copy_before(const At *c, uint32_t looks)
{
    const Instr *in = c->in;
    const Stage *stage = stage_of(c->model, c->step);
    Str to = STR("");
    bool is_plain =
        2 <= instr_arg_count(in) && !in->heredoc_count && !str_has_char(in->joined, '$');
    if (!stage || !is_plain || !copied_place(c, c->step, &to)) return NO_STEP;
    for (uint32_t step = c->step; looks-- && stage->from < --step;) {
        Above above = look_at(c, step, to);
        if (above != ABOVE_APART) return above == ABOVE_SAME ? step : NO_STEP;
    }
    return NO_STEP;
}
