#include "rules/parts/mount_options.h"

const MountField *mount_option(const Mount *mount, Str keys)
{
    for (uint32_t i = 0; i < mount->field_count; i++) {
        Str rest = keys;
        for (Str key = str_next_word(&rest); key.len; key = str_next_word(&rest))
            if (str_ieq(mount->field[i].key, key)) return &mount->field[i];
    }
    return NULL;
}

bool mount_is_variable(const Mount *mount)
{
    for (uint32_t i = 0; i < mount->field_count; i++)
        if (str_has_char(mount->field[i].value, '$')) return true;
    return false;
}

const Mount *mount_around(const Model *m, uint32_t step, const Instr *in, uint32_t at)
{
    const Mounts *mounts = mounts_at(m, step, in);
    for (uint32_t i = 0; i < mounts->count; i++) {
        const Mount *mount = &mounts->item[i];
        bool is_around = mount->flag->start <= at && at < mount->flag->end;
        if (is_around) return mount_is_variable(mount) ? NULL : mount;
    }
    return NULL;
}

bool run_has_secret(const At *c)
{
    const Mounts *mounts = mounts_at(c->model, c->step, c->in);
    for (uint32_t i = 0; i < mounts->count; i++)
        if (str_is_z(mounts->item[i].type, "secret")) return true;
    return false;
}

void fix_add_mount_option(Fix *f, const Finding *found, const Mount *mount, Str field)
{
    if (!mount->is_csv || !mount->field_count) return;
    uint32_t end = mount->field[mount->field_count - 1].span.end;
    fix_insert(f, found, end, str_fmt(f->arena, ",%.*s", STR_ARG(field)));
}
