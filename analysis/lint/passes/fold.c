// Rules that would repeat themselves are shown once a file, at the first place (linting.md 1.2).
#include "lint/sink.h"

// The findings of a rule.
typedef struct Group {
    Finding **first; // among those that are shown
    Finding **item;
    uint32_t count, room;
} Group;

static void fold_group(Arena *a, const Group *g)
{
    if (!g->count) return;
    Folded *folded = arena_new(a, Folded, 1);
    Finding *shown = arena_new(a, Finding, 1);
    *folded = (Folded){g->item, g->count};
    *shown = **g->first;
    shown->folded = folded;
    shown->message = str_fmt(a, "%.*s (and %u more)", STR_ARG(shown->message), g->count);
    *g->first = shown;
}

Sink folded(Arena *a, const Sink *s)
{
    Group *group = arena_new(a, Group, rule_count);
    Sink shown = {.item = arena_new(a, Finding *, s->count), .room = s->count};
    for (uint32_t i = 0; i < s->count; i++) {
        Finding *f = s->item[i];
        Group *g = &group[f->row];
        if (f->rule->is_folded && g->first) {
            VEC_PUSH(a, g, f);
            continue;
        }
        g->first = &shown.item[shown.count];
        shown.item[shown.count++] = f;
    }
    for (uint32_t i = 0; i < rule_count; i++) fold_group(a, &group[i]);
    return shown;
}
