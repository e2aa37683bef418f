// Rules that would repeat themselves are shown once a file, at the first place (linting.md 1.2).
#include "base/bits.h"
#include "lint/sink.h"

// The findings of a rule.
typedef struct Group {
    Finding **first; // among those that are shown
    Finding **item;
    uint32_t count, room;
} Group;

static void fold_group(Arena *a, Group *g)
{
    if (!g->count) return;
    Folded *folded = arena_new(a, Folded, 1);
    Finding *shown = arena_new(a, Finding, 1);
    *folded = (Folded){g->item, g->count};
    *shown = **g->first;
    shown->folded = folded;
    shown->message = str_fmt(a, "%.*s (and %u more)", STR_ARG(shown->message), g->count);
    *g->first = shown;
    g->count = 0;
}

// Whether some rule would repeat itself.
static bool is_repeated(Arena *a, const Sink *s)
{
    uint64_t *seen = arena_new(a, uint64_t, bit_words(rule_count));
    for (uint32_t i = 0; i < s->count; i++) {
        const Finding *f = s->item[i];
        if (f->rule->is_folded && bit_get(seen, f->row)) return true;
        bit_set(seen, f->row);
    }
    return false;
}

Sink folded(Arena *a, const Sink *s)
{
    if (!is_repeated(a, s)) return *s;
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
    for (uint32_t i = 0; i < shown.count; i++) fold_group(a, &group[shown.item[i]->row]);
    return shown;
}
