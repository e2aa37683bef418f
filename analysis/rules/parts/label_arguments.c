#include "rules/parts/label_arguments.h"
#include "base/out.h"
#include "lint/near_names.h"
#include "rules/parts/labels.h"
#include "rules/parts/user_line.h"

static bool is_plain_key(Str key)
{
    for (uint32_t i = 0; i < key.len; i++)
        if (!char_is_word(key.ptr[i]) && !str_has_char(STR(".-"), key.ptr[i])) return false;
    return true;
}

// `IMAGE_VERSION` for `org.opencontainers.image.version`; empty when the key is not plain.
static Str argument_for(Arena *a, Str key)
{
    uint32_t start = key.len, dots = 0;
    while (start && (dots += key.ptr[start - 1] == '.') < 2) start--;
    Str name = str_upper(a, str_skip(key, start));
    char *ptr = (char *)name.ptr; // ours: str_upper made it
    for (uint32_t i = 0; i < name.len; i++)
        if (str_has_char(STR(".-"), ptr[i])) ptr[i] = '_';
    return is_plain_key(key) && name_is_plain(name) ? name : STR("");
}

static bool has_label(const At *c, const Stage *stage, Str key)
{
    for (; stage; stage = stage_below(c->model, stage))
        for (uint32_t step = stage->from; step < stage_end(c->model, stage); step++)
            if (label_is_set(c, step, key)) return true;
    return false;
}

void fix_by_arguments(Fix *f, const Finding *found)
{
    const Model *m = f->model;
    const Facts *facts = model_facts(m);
    const Stage *stage = stage_of(m, found->step);
    uint32_t last = stage_end(m, stage) - 1, place = user_line_place(m, stage);
    Out lines = out_on(f->arena);
    for (uint32_t i = 0; i < facts->label_count; i++) {
        Str key = facts->label_name[i], name = argument_for(f->arena, key);
        if (has_label(&f->at, stage, key)) continue;
        bool is_hadolints = fires_broadly(&f->at) && !str_is_z(facts->label_type[i], "text");
        bool is_taken = var_is_global(m, name) || var_declared(m, last, var_limit(m, last), name);
        if (!name.len || is_hadolints || is_taken) return;
        Str newline = lines.len ? fix_newline(f) : STR("");
        out_fmt(&lines, "%.*sARG %.*s%.*sLABEL %.*s=$%.*s", STR_ARG(newline), STR_ARG(name),
                STR_ARG(fix_newline(f)), STR_ARG(key), STR_ARG(name));
    }
    fix_offer(f, found, FIX_ASK, "Set the missing labels with `--build-arg`");
    if (place == NO_STEP)
        fix_line_after(f, last, out_done(&lines));
    else
        fix_line_before(f, place, out_done(&lines));
}
