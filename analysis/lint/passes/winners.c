// One finding for one problem: where two rules report the same, the one that says more wins
// (`.beats`) and takes over the other's codes, so that suppressing comments with these codes still
// work.
#include "base/bits.h"
#include "lint/sink.h"

// A cache of joined code lists, as mostly the same two rules meet.
typedef struct Joined {
    Str codes, more, all;
} Joined;

enum { JOINED = 64 };

typedef struct Contest {
    Arena *arena;
    const Model *model;
    Joined *joined; // hash table with JOINED entries; NULL: none yet
} Contest;

// The findings of one item, sorted.
typedef struct Group {
    Finding **item;
    uint32_t count;
    uint32_t *winner; // of each: 0, or 1 + index of the finding that beats it
    uint32_t *child;  // of each: number of the child node of the root that it lies in
    uint64_t *rows;   // bits of the rule rows that occur
} Group;

// Findings are sorted, so the tree is walked once.
static void number_children(const Model *m, Group *g)
{
    const Instr *in = items_at(model_items(m), g->item[0]->item);
    const Node *root = in->trigger ? in->trigger->node : in->node;
    const Node *child = node_first(root);
    uint32_t number = 0;
    for (uint32_t i = 0; i < g->count; i++) {
        while (child && child->end <= g->item[i]->span.start) {
            child = node_next(root, child);
            number++;
        }
        g->child[i] = number;
    }
}

static bool is_same(const Group *g, BeatPlace place, uint32_t a, uint32_t b)
{
    const Finding *x = g->item[a], *y = g->item[b];
    if (x->in_onbuild != y->in_onbuild) return false;
    switch (place) {
    case BEAT_INSTRUCTION: return true;
    case BEAT_ARGUMENT: return g->child[a] == g->child[b];
    case BEAT_PLACE: return x->span.start < y->span.end && y->span.start < x->span.end;
    default: return false;
    }
}

static bool is_beaten(const RuleBeats *b, uint32_t row)
{
    for (uint32_t i = 0; i < b->count; i++)
        if (rule_losers[b->first + i] == row) return true;
    return false;
}

// Compares each finding with the nearest winner met so far.
static void sweep(const RuleBeats *b, Group *g, const uint32_t *order)
{
    const uint32_t none = UINT32_MAX;
    uint32_t met = none;
    for (uint32_t n = 0; n < g->count; n++) {
        uint32_t i = order[n];
        bool may_lose = met != none && !g->winner[i] && is_beaten(b, g->item[i]->row);
        if (may_lose && is_same(g, (BeatPlace)b->place, met, i)) g->winner[i] = met + 1;
        if (g->item[i]->row == b->winner) met = i;
    }
}

// Forwards, then backwards.
static void sweep_all(Arena *a, Group *g, const uint32_t *order)
{
    const RuleBeats **met = arena_take(a, sizeof *met * rule_beats_count);
    uint32_t count = 0;
    for (uint32_t i = 0; i < rule_beats_count; i++)
        if (bit_get(g->rows, rule_beats[i].winner)) met[count++] = &rule_beats[i];
    for (uint32_t i = 0; i < count; i++) sweep(met[i], g, order);
    for (uint32_t i = 0; i < count; i++) sweep(met[i], g, order + g->count);
}

static Str codes_join(Arena *a, Str codes, Str more)
{
    Out all = out_on(a);
    out_str(&all, codes);
    for (Str w; (w = str_next_word(&more)).len;) {
        if (codes_have(out_done(&all), w)) continue;
        if (all.len) out_char(&all, ' ');
        out_str(&all, w);
    }
    return all.len == codes.len ? codes : out_done(&all);
}

static bool is_same_text(Str a, Str b)
{
    return a.ptr == b.ptr && a.len == b.len;
}

static void take_over(Contest *c, Finding *winner, const Finding *loser)
{
    if (!c->joined) c->joined = arena_new(c->arena, Joined, JOINED);
    uintptr_t texts = (uintptr_t)winner->codes.ptr * 31 + (uintptr_t)loser->codes.ptr;
    Joined *j = &c->joined[(texts >> 6 ^ texts) % JOINED];
    if (!is_same_text(j->codes, winner->codes) || !is_same_text(j->more, loser->codes))
        *j = (Joined){winner->codes, loser->codes,
                      codes_join(c->arena, winner->codes, loser->codes)};
    winner->codes = j->all;
    // An error of the builder stays an error, also when another rule explains it.
    if (loser->severity == FL_ERROR) winner->severity = FL_ERROR;
}

// A winner may be beaten itself.
static Finding *last_winner(const Group *g, uint32_t i)
{
    for (uint32_t n = 0; g->winner[i] && n < rule_beats_count; n++) i = g->winner[i] - 1;
    return g->item[i];
}

static bool is_contest(const Group *g)
{
    bool has_winner = false;
    for (uint32_t i = 0; i < g->count; i++) has_winner |= rule_wins[g->item[i]->row];
    return has_winner && 1 < g->count;
}

static void resolve_group(Contest *c, Group *g)
{
    Arena *a = c->arena;
    uint32_t *order = arena_new(a, uint32_t, 2 * g->count);
    g->winner = arena_new(a, uint32_t, g->count);
    g->child = arena_new(a, uint32_t, g->count);
    g->rows = arena_new(a, uint64_t, bit_words(rule_count));
    number_children(c->model, g);
    for (uint32_t i = 0; i < g->count; i++) {
        bit_set(g->rows, g->item[i]->row);
        order[i] = i;
        order[g->count + i] = g->count - 1 - i;
    }
    sweep_all(a, g, order);
    for (uint32_t i = 0; i < g->count; i++) {
        if (!g->winner[i]) continue;
        take_over(c, last_winner(g, i), g->item[i]);
    }
}

static uint32_t group_end(const Sink *s, uint32_t start)
{
    uint32_t end = start + 1;
    while (end < s->count && s->item[end]->item == s->item[start]->item) end++;
    return end;
}

// Drops the findings in the items that a finding stands for (last_item).
static void absorb(Contest *c, Sink *s)
{
    Finding *over = NULL;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < s->count; i++) {
        Finding *f = s->item[i];
        if (over && over->item < f->item && f->item <= over->last_item) {
            take_over(c, over, f);
            continue;
        }
        if (f->last_item && (!over || over->last_item < f->last_item)) over = f;
        s->item[kept++] = f;
    }
    s->count = kept;
}

// The index of the first finding at that item or behind it.
static uint32_t first_at(const Sink *s, uint32_t item)
{
    uint32_t start = 0, end = s->count;
    while (start < end) {
        uint32_t middle = start + (end - start) / 2;
        if (s->item[middle]->item < item)
            start = middle + 1;
        else
            end = middle;
    }
    return start;
}

// The findings in other instructions that may be dropped for a winner.
static Span far_losers(const Contest *c, const Sink *s, const RuleBeats *b, const Finding *winner)
{
    if (b->place == BEAT_FILE) return (Span){0, s->count};
    if (!winner->related || !winner->near.len) return (Span){0, 0};
    uint32_t item = item_of(c->model, winner->related->step), start = first_at(s, item);
    bool is_any = start < s->count && s->item[start]->item == item;
    return (Span){start, is_any ? group_end(s, start) : start};
}

static void drop_far_losers(Contest *c, Sink *s, const RuleBeats *b, Finding *winner, bool *is_lost)
{
    Span losers = far_losers(c, s, b, winner);
    for (uint32_t i = losers.start; i < losers.end; i++) {
        Finding *f = s->item[i];
        Str id = fl_rule_id(&rule_info[f->row]);
        bool is_of_it = b->place == BEAT_FILE || str_starts(id, winner->near);
        if (is_lost[i] || f->in_onbuild || !is_of_it || !is_beaten(b, f->row)) continue;
        is_lost[i] = true;
        take_over(c, winner, f);
    }
}

// Resolves contests between findings in different instructions.
static void resolve_far(Contest *c, Sink *s)
{
    bool *is_lost = NULL;
    uint32_t kept = 0;
    for (uint32_t n = 0; n < rule_beats_count; n++) {
        const RuleBeats *b = &rule_beats[n];
        if (b->place != BEAT_FILE && b->place != BEAT_CAUSE) continue;
        for (uint32_t i = 0; i < s->count; i++) {
            if (s->item[i]->row != b->winner) continue;
            if (!is_lost) is_lost = arena_new(c->arena, bool, s->count);
            drop_far_losers(c, s, b, s->item[i], is_lost);
            if (b->place == BEAT_FILE) break;
        }
    }
    for (uint32_t i = 0; is_lost && i < s->count; i++)
        if (!is_lost[i]) s->item[kept++] = s->item[i];
    if (is_lost) s->count = kept;
}

void doubt(Sink *s)
{
    for (uint32_t i = 0, end; i < s->count; i = end) {
        bool is_doubtful = false;
        end = group_end(s, i);
        for (uint32_t k = i; k < end; k++) is_doubtful |= s->item[k]->rule->settles_lines;
        for (uint32_t k = i; k < end; k++)
            s->item[k]->is_doubtful = is_doubtful && !s->item[k]->rule->settles_lines;
    }
}

void winners_resolve(Arena *a, const Model *m, Sink *s)
{
    Contest c = {.arena = a, .model = m};
    absorb(&c, s);
    uint32_t kept = 0;
    for (uint32_t i = 0, end; i < s->count; i = end) {
        end = group_end(s, i);
        Group group = {.item = s->item + i, .count = end - i};
        if (is_contest(&group)) resolve_group(&c, &group);
        for (uint32_t k = 0; k < group.count; k++)
            if (!group.winner || !group.winner[k]) s->item[kept++] = group.item[k];
    }
    s->count = kept;
    resolve_far(&c, s);
}
