// Sources of COPY and mounts that are named by a variable.
#include "rules/parts/from_variable.h"
#include "lint/near_names.h"

void fix_from_variable(Fix *f, const Finding *found)
{
    if (!stage_count(f->model)) return;
    Str text = instr_slice(finding_instr(f->model, found), found->span);
    Expansion e = expand_at(f->model, found->step, text, expand_mode(f->model));
    if (e.lookup_count != 1 || !var_declared(f->model, stage_at(f->model, 0)->from,
                                             var_globals(f->model), e.lookup[0].name))
        return;
    Str name = str_lower(f->arena, e.lookup[0].name);
    if (!name_is_plain(name) || stage_named(f->model, name, NULL)) return;
    fix_offer(f, found, FIX_ASK, "Add the stage `%.*s` for it", STR_ARG(name));
    // Right above the stage that copies, where the variable may name a stage, too.
    uint32_t own = stage_index(f->model, found->step);
    fix_line_before(f, stage_at(f->model, own == NO_STAGE ? 0 : own)->from,
                    str_fmt(f->arena, "FROM %.*s AS %.*s", STR_ARG(text), STR_ARG(name)));
    fix_replace(f, found, found->span, name);
}
