// Access to values, and lists of problems.
#include "settings/value.h"

static void add(Problems *p, ValuePlace place, bool is_remark, const char *format, va_list args)
{
    if (PROBLEMS_MOST <= p->count) return;
    Out o = out_on(p->arena);
    out_vfmt(&o, format, args);
    Problem problem = {place, out_done(&o), is_remark};
    VEC_PUSH(p->arena, p, problem);
}

void problems_add(Problems *p, ValuePlace place, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(p, place, false, format, args);
    va_end(args);
}

void problems_remark(Problems *p, ValuePlace place, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(p, place, true, format, args);
    va_end(args);
}

const Value *value_member(const Value *map, Str key)
{
    for (uint32_t i = 0; map && map->kind == VALUE_MAP && i < map->count; i++)
        if (str_eq(map->child[i].key, key)) return &map->child[i];
    return NULL;
}
