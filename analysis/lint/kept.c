// The layout of a block:
//
//     | count | finding 0 | finding 1 | ... | related places | bytes of the texts |
//
// Step numbers change when steps above come and go, so the block refers to instructions instead.
#include "lint/kept.h"
#include "base/bits.h"
#include "model/facts.h"
#include <string.h>

typedef struct KeptRelated {
    Related related;
    const Instr *instr;
} KeptRelated;

typedef struct KeptFinding {
    Finding finding;
    const Instr *instr, *said_at; // NULL: none
    uint32_t related_count;
    FindingPlace place;
} KeptFinding;

struct Kept {
    uint32_t count;
    KeptFinding item[];
};

static uint32_t related_count(const Finding *f)
{
    uint32_t count = 0;
    for (const Related *r = f->related; r; r = r->next) count++;
    return count;
}

static size_t size_of(const Finding *f)
{
    size_t size = sizeof(KeptFinding) + f->message.len;
    if (!codes_are_of_rule(f)) size += f->codes.len;
    for (const Related *r = f->related; r; r = r->next)
        size += sizeof(KeptRelated) + r->message.len;
    return size;
}

static Str move_text(char **text, Str s)
{
    char *start = *text;
    if (s.len) memcpy(start, s.ptr, s.len);
    *text += s.len;
    return (Str){start, s.len};
}

static const Instr *instr_of(const Model *m, uint32_t step)
{
    return step == NO_STEP ? NULL : instr_at(m, step);
}

static void keep_finding(const Model *m, uint32_t item, KeptFinding *to, const Finding *from,
                         KeptRelated **related, char **text)
{
    *to = (KeptFinding){.finding = *from, .related_count = related_count(from)};
    to->finding.item -= item;
    if (from->last_item) to->finding.last_item -= item;
    to->instr = instr_of(m, from->step);
    to->said_at = instr_of(m, from->said_at);
    to->finding.message = move_text(text, from->message);
    if (!codes_are_of_rule(from)) to->finding.codes = move_text(text, from->codes);
    to->finding.related = NULL;
    for (const Related *r = from->related; r; r = r->next) {
        KeptRelated *copy = (*related)++;
        *copy = (KeptRelated){.related = *r, .instr = instr_of(m, r->step)};
        copy->related.message = move_text(text, r->message);
    }
}

Kept *kept_new(const Model *m, uint32_t item, const Sink *findings)
{
    size_t size = sizeof(Kept), places = 0;
    if (!findings->count) return NULL;
    for (uint32_t i = 0; i < findings->count; i++) {
        size += size_of(findings->item[i]);
        places += related_count(findings->item[i]);
    }
    Kept *kept = fl_host_alloc(NULL, size);
    kept->count = findings->count;
    KeptRelated *related = (KeptRelated *)(kept->item + kept->count);
    char *text = (char *)(related + places);
    for (uint32_t i = 0; i < kept->count; i++)
        keep_finding(m, item, &kept->item[i], findings->item[i], &related, &text);
    return kept;
}

static uint32_t step_of_instr(const Instr *in)
{
    return in ? ((const ItemFacts *)in->cache)->step : NO_STEP;
}

static const Related *get_related(Arena *a, const KeptRelated *kept, uint32_t count)
{
    Related *first = arena_new(a, Related, count);
    for (uint32_t i = 0; i < count; i++) {
        first[i] = kept[i].related;
        first[i].step = step_of_instr(kept[i].instr);
        first[i].next = i + 1 < count ? &first[i + 1] : NULL;
    }
    return count ? first : NULL;
}

// Related places in other instructions may have moved while this instruction stayed.
static void get_one(Arena *a, const Model *m, uint32_t item, KeptFinding *from,
                    const KeptRelated *related, Finding *to)
{
    *to = from->finding;
    to->step = step_of_instr(from->instr);
    to->said_at = step_of_instr(from->said_at);
    to->item = from->instr ? item_of(m, to->step) : item + from->finding.item;
    if (to->last_item) to->last_item += item;
    to->kept_place = from->instr ? &from->place : NULL;
    to->related = get_related(a, related, from->related_count);
}

static bool has_row(const uint64_t *rows, uint32_t row)
{
    return rows && bit_get(rows, row);
}

bool kept_is_by(const Kept *kept, const uint64_t *rows)
{
    for (uint32_t i = 0; kept && i < kept->count; i++)
        if (has_row(rows, kept->item[i].finding.row)) return true;
    return false;
}

void kept_get_others(Arena *a, const Model *m, uint32_t item, Kept *kept, const uint64_t *rows,
                     Sink *s)
{
    if (!kept) return;
    const KeptRelated *related = (const KeptRelated *)(kept->item + kept->count);
    Finding *copy = arena_take(a, sizeof *copy * kept->count);
    for (uint32_t i = 0; i < kept->count; i++) {
        KeptFinding *from = &kept->item[i];
        if (!has_row(rows, from->finding.row)) {
            get_one(a, m, item, from, related, &copy[i]);
            VEC_PUSH(a, s, &copy[i]);
        }
        related += from->related_count;
    }
}

void kept_get(Arena *a, const Model *m, uint32_t item, Kept *kept, Sink *s)
{
    kept_get_others(a, m, item, kept, NULL, s);
}

void kept_free(Kept *kept)
{
    for (uint32_t i = 0; kept && i < kept->count; i++) {
        char *text = kept->item[i].place.text;
        if (text) fl_host_alloc(text, 0);
    }
    if (kept) fl_host_alloc(kept, 0);
}

void kept_drop(void *cache)
{
    ItemFacts *facts = cache;
    kept_free(facts->found.kept);
    if (facts->found.listeners) fl_host_alloc(facts->found.listeners, 0);
    if (facts->run) fl_host_alloc(facts->run, 0);
}
