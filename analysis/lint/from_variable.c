// Sources of COPY and mounts that are named by a variable.
#include "lint/from_variable.h"
#include "lint/names.h"

void fix_from_variable(Fix *f, const Finding *found)
{
    if (!f->model->stage_count) return;
    Str text = instr_slice(finding_instr(f->model, found), found->span);
    Expansion e = expand_at(f->model, found->step, text, expand_mode(f->model));
    if (e.lookup_count != 1 ||
        !var_declared(f->model, f->model->stage[0].from, f->model->global_end, e.lookup[0].name))
        return;
    Str name = str_lower(f->arena, e.lookup[0].name);
    if (!name_is_plain(name) || stage_named(f->model, name, f->model->stage_count)) return;
    fix_offer(f, found, FIX_ASK, "Add the stage `%.*s` for it", STR_ARG(name));
    fix_line_before(f, f->model->stage[0].from,
                    str_fmt(f->arena, "FROM %.*s AS %.*s", STR_ARG(text), STR_ARG(name)));
    fix_replace(f, found, found->span, name);
}
