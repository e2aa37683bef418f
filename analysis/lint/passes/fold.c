// Rules that would repeat themselves are shown once a file, at the first place (linting.md 1.2).
#include "lint/sink.h"

typedef struct Group {
    Finding *first;
    Finding **item;
    uint32_t count, room;
} Group;

static void fold_group(Arena *a, const Group *g)
{
    if (!g->count) return;
    Folded *folded = arena_new(a, Folded, 1);
    *folded = (Folded){g->item, g->count};
    g->first->folded = folded;
    g->first->message = str_fmt(a, "%.*s (and %u more)", STR_ARG(g->first->message), g->count);
}

void fold(Arena *a, Sink *s)
{
    Group *group = arena_new(a, Group, rule_count);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < s->count; i++) {
        Finding *f = s->item[i];
        Group *g = &group[f->row];
        if (f->rule->is_folded && g->first) {
            VEC_PUSH(a, g, f);
            continue;
        }
        g->first = f;
        s->item[kept++] = f;
    }
    s->count = kept;
    for (uint32_t i = 0; i < rule_count; i++) fold_group(a, &group[i]);
}
