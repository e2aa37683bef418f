// Fix-all: passes of repairs. Each pass takes repairs that do not overlap, and applies those that
// pass the gate (trial.h), together or in parts.
#include "base/bits.h"
#include "base/digest.h"
#include "base/names.h"
#include "lint/offers.h"
#include "lint/table.h"
#include "lint/trial.h"

enum {
    MAX_CHANGES = 30,  // passes that change the text; few files need more than three
    MAX_PASSES = 40,   // all passes, also those in which everything was refused
    LATE_CHANGES = 24, // rules that still repair after so many passes undo each other
    MAX_RUNS = 4,      // restarts, each without the rules that found no end before
    MAX_TRIALS = 64,   // trials in a pass; the rest waits for the next one
    ALL_TRIALS = 300,  // trials in all
    HELD_CHANGES = 8,  // from here on, no repair waits for a line that another one inserts
    MAX_BELOW = 8,     // stages searched for such a line
    MANY_EDITS = 50,   // from here on, near edits are joined: editors are slow with many
};

// An offer that the gate refused. It is identified by the text of its item, wherever that has
// moved.
typedef struct Refused {
    uint32_t row, offset, offer; // rule row; byte offset in the item; index of the offer
    uint64_t text;               // digest of the item's text
} Refused;

typedef struct Repairs {
    Repair *item;
    Refused *key; // identifies each repair
    uint32_t count, room;
} Repairs;

typedef struct FixAll {
    Arena *arena;
    Trial *trial;
    int safety;          // the weakest fixes that may be applied
    uint64_t *barred;    // bits of the rule rows that take no part
    uint64_t *late;      // bits of the rule rows that repaired in the last passes
    uint32_t changes;    // passes that changed the text
    uint32_t trials;     // left in this pass
    uint32_t all_trials; // and left in all
    uint32_t digested;   // cache: the item whose digest was computed last, and that digest
    uint64_t digest;
    bool is_for_bases; // take only repairs that change a base
    Cover parted;      // bytes of instructions that this pass splits or repeats
    Names lines;       // lines inserted in this pass, with the last stage that got each
    struct {
        Refused *item;
        uint32_t count, room;
    } refused;
} FixAll;

// Cached, as a long item may have many findings in a row.
static uint64_t digest_of(FixAll *x, uint32_t item)
{
    if (x->digested == item) return x->digest;
    Str text = items_at(&trial_doc(x->trial)->items, item)->text;
    x->digested = item;
    return x->digest = digest_text(0, text);
}

static Refused key_of(FixAll *x, const Finding *f, uint32_t offer)
{
    const Items *items = &trial_doc(x->trial)->items;
    uint32_t offset = f->place.start - items_mark(items, f->item).at;
    return (Refused){f->row, offset, offer, digest_of(x, f->item)};
}

static bool is_refused(const FixAll *x, const Refused *key)
{
    for (uint32_t i = 0; i < x->refused.count; i++) {
        const Refused *r = &x->refused.item[i];
        if (r->row == key->row && r->offset == key->offset && r->offer == key->offer &&
            r->text == key->text)
            return true;
    }
    return false;
}

static void push_repair(Arena *a, Repairs *to, Repair repair, Refused key)
{
    if (to->count == to->room) {
        uint32_t room = to->room ? to->room * 2 : 16;
        to->item = arena_grow(a, to->item, sizeof *to->item * to->room, sizeof *to->item * room);
        to->key = arena_grow(a, to->key, sizeof *to->key * to->room, sizeof *to->key * room);
        to->room = room;
    }
    to->item[to->count] = repair;
    to->key[to->count++] = key;
}

// Copied, because trials edit the document and free cached findings.
static void take(FixAll *x, const Finding *f, const Offer *offer, Refused key, Repairs *to)
{
    Finding *finding = arena_new(x->arena, Finding, 1);
    Edits edits = {0};
    *finding = *f;
    for (uint32_t i = 0; i < offer->edits.count; i++) {
        FlEdit e = offer->edits.item[i];
        e.text = str_copy(x->arena, e.text);
        VEC_PUSH(x->arena, &edits, e);
    }
    Repair repair = {.finding = finding,
                     .edits = {edits.item, edits.count},
                     .may_change_form = f->rule->fixes & FIX_FORM,
                     .sets_escape = offer->sets_escape};
    push_repair(x->arena, to, repair, key);
}

static bool puts_line(const FlEdit *e)
{
    return e->span.start == e->span.end && str_has_char(e->text, '\n');
}

// Whether a repair of this pass inserts the same line into this stage or one below it, such as an
// ARG that two findings ask for. The second waits for the next pass, in which its finding may be
// gone.
static bool waits_for_line(const FixAll *x, const Finding *f, const Edits *edits)
{
    const Model *m = doc_model(trial_doc(x->trial));
    if (HELD_CHANGES < x->changes || f->step == NO_STEP) return false;
    for (uint32_t i = 0; i < edits->count; i++) {
        uint32_t got =
            puts_line(&edits->item[i]) ? names_get(&x->lines, edits->item[i].text) : NAMES_NONE;
        const Stage *s = got == NAMES_NONE ? NULL : stage_of(m, f->step);
        for (uint32_t n = 0; s && n < MAX_BELOW; n++, s = stage_below(m, s))
            if (stage_number(m, s) == got) return true;
    }
    return false;
}

static void note_lines(FixAll *x, const Finding *f, const Edits *edits)
{
    const Model *m = doc_model(trial_doc(x->trial));
    const Stage *s = f->step == NO_STEP ? NULL : stage_of(m, f->step);
    for (uint32_t i = 0; s && i < edits->count; i++)
        if (puts_line(&edits->item[i]))
            names_put(&x->lines, x->arena, edits->item[i].text, stage_number(m, s));
}

// Whether the edits lie in an instruction that a repair of this pass splits or repeats: they wait
// for the next pass.
static bool waits_for_parts(const FixAll *x, const Finding *f, const Edits *edits)
{
    return !f->lost && !cover_is_free(&x->parted, edits);
}

static void note_parts(FixAll *x, const Finding *f, const Offer *offer)
{
    cover_span(&x->parted, offer->repeated);
    const Items *items = &trial_doc(x->trial)->items;
    uint32_t start = items_mark(items, f->item).at;
    if (f->lost && !bit_get(x->parted.bit, start))
        cover_span(&x->parted, (Span){start, start + items_at(items, f->item)->text.len});
}

static bool is_of_base(const FixAll *x, const Finding *f)
{
    const Model *m = doc_model(trial_doc(x->trial));
    return f->step != NO_STEP && instr_at(m, f->step)->kind == K_FROM;
}

// Whether the repair may change the base of a stage, on which its other repairs depend: `curl` may
// be missing there.
static bool changes_base(const Edits *edits)
{
    uint32_t lines = 0;
    while (lines < edits->count && puts_line(&edits->item[lines])) lines++;
    return lines < edits->count;
}

static void take_fix(FixAll *x, const Finding *f, Cover *c, Repairs *to)
{
    if (bit_get(x->barred, f->row) || (x->is_for_bases && !is_of_base(x, f))) return;
    Offers offers = offers_of(x->arena, trial_doc(x->trial), f);
    for (uint32_t i = 0; i < offers.count; i++) {
        const Offer *offer = &offers.item[i];
        Refused key = key_of(x, f, i);
        if (x->safety == FIX_SAFE && offer->safety != FIX_SAFE) continue;
        if (offer->file.path.len || is_refused(x, &key)) continue;
        if (x->is_for_bases && !changes_base(&offer->edits)) return;
        if (waits_for_line(x, f, &offer->edits) || waits_for_parts(x, f, &offer->edits)) return;
        if (!cover_takes(c, &offer->edits)) return;
        note_lines(x, f, &offer->edits);
        note_parts(x, f, offer);
        take(x, f, offer, key, to);
        return;
    }
}

// Repairs that split an instruction go first. Of overlapping ones, the more severe finding goes
// first, then those that join RUNs (so that what others append is appended once), then the earlier
// one (linting.md 1.4). An offer is taken as a whole or left for the next pass.
static void take_in_turn(FixAll *x, Cover *c, Repairs *taken)
{
    const FlDoc *doc = trial_doc(x->trial);
    for (uint32_t i = 0; i < doc->plain_count; i++)
        if (doc->plain[i]->lost) take_fix(x, doc->plain[i], c, taken);
    for (int turn = FL_ERROR * 2 + 1; FL_OFF * 2 + 1 < turn; turn--) {
        for (uint32_t i = 0; i < doc->plain_count; i++) {
            const Finding *f = doc->plain[i];
            if (!f->lost && (int)f->severity * 2 + (int)f->rule->joins == turn)
                take_fix(x, f, c, taken);
        }
    }
}

// Repairs that change a base get a pass of their own.
static Repairs take_fixes(FixAll *x)
{
    FlDoc *doc = trial_doc(x->trial);
    Repairs taken = {0};
    doc_lint(doc);
    x->digested = NO_STEP;
    names_clear(&x->lines);
    Cover c = cover_new(x->arena, fl_length(doc));
    x->parted = cover_new(x->arena, fl_length(doc));
    x->is_for_bases = x->safety != FIX_SAFE && x->changes <= HELD_CHANGES;
    if (x->is_for_bases) take_in_turn(x, &c, &taken);
    x->is_for_bases = false;
    if (!taken.count) take_in_turn(x, &c, &taken);
    return taken;
}

static void keep_good(FixAll *x, const Repairs *all, uint32_t first, uint32_t count, Repairs *good);

// Tries both halves of repairs that did not pass together.
static void keep_good_halves(FixAll *x, const Repairs *all, uint32_t first, uint32_t count,
                             Repairs *good)
{
    if (count == 1) VEC_PUSH(x->arena, &x->refused, all->key[first]);
    if (count < 2) return;
    keep_good(x, all, first, count / 2, good);
    keep_good(x, all, first + count / 2, count - count / 2, good);
}

// Adds those of `count` repairs from `first` on that pass the gate, together or by halves.
static void keep_good(FixAll *x, const Repairs *all, uint32_t first, uint32_t count, Repairs *good)
{
    if (!count || !x->trials || !x->all_trials) return;
    x->trials--;
    x->all_trials--;
    if (trial_passes(x->trial, all->item + first, count)) {
        for (uint32_t i = first; i < first + count; i++)
            push_repair(x->arena, good, all->item[i], all->key[i]);
        return;
    }
    keep_good_halves(x, all, first, count, good);
}

static bool takes_all(FixAll *x, const Repairs *all)
{
    x->trials = MAX_TRIALS;
    if (!all->count || !x->all_trials) return false;
    x->trials--;
    x->all_trials--;
    return trial_takes(x->trial, all->item, all->count);
}

static Edits edits_made(FixAll *x, const Repairs *made)
{
    x->changes += made->count != 0;
    for (uint32_t i = 0; LATE_CHANGES < x->changes && i < made->count; i++)
        bit_set(x->late, made->item[i].finding->row);
    return repairs_edits(x->arena, made->item, made->count);
}

// Applies the repairs of a pass and returns their edits; none when no applicable fix is left.
static Edits make_good_edits(FixAll *x)
{
    Repairs all = take_fixes(x), good = {0};
    if (takes_all(x, &all)) return edits_made(x, &all);
    keep_good_halves(x, &all, 0, all.count, &good);
    // Parts that pass alone need not pass together, so the number is halved until they do.
    while (good.count && !trial_takes(x->trial, good.item, good.count)) {
        if (good.count == 1) VEC_PUSH(x->arena, &x->refused, good.key[0]);
        good.count /= 2;
    }
    return edits_made(x, &good);
}

// Joins edits that are nearer to each other than `gap` bytes.
static FlEdits join_within(Arena *a, const FlDoc *doc, FlEdits edits, uint32_t gap)
{
    Edits joined = {0};
    for (uint32_t i = 0; i < edits.count;) {
        uint32_t end = i + 1;
        while (end < edits.count &&
               edits.item[end].span.start - edits.item[end - 1].span.end <= gap)
            end++;
        FlEdit e = edits_as_one(a, doc, &edits.item[i], end - i);
        VEC_PUSH(a, &joined, e);
        i = end;
    }
    return (FlEdits){joined.item, joined.count};
}

// Runs passes until nothing is left or a limit is reached.
static FlEdits run(FixAll *x, FlDoc *doc)
{
    Pieces *pieces = pieces_of(x->arena, fl_length(doc));
    FlEdits result = {0};
    bool is_changed = false;
    for (uint32_t n = 0; n < MAX_PASSES && x->changes < MAX_CHANGES; n++) {
        uint32_t refused = x->refused.count;
        Edits edits = make_good_edits(x);
        // A refused fix may have blocked the next best one, and may pass after later repairs: try
        // again.
        if (!edits.count && refused < x->refused.count) continue;
        if (!edits.count && (!is_changed || !x->refused.count)) break;
        if (!edits.count) x->refused.count = 0;
        is_changed = edits.count;
        if (!edits.count) continue;
        pieces_edit(x->arena, pieces, &edits);
        result = pieces_edits(x->arena, pieces);
    }
    return result;
}

// Rules whose repairs undo each other would never end. They are barred, and the whole begins anew.
static FlEdits fix_all(Arena *a, FlDoc *doc, int safety)
{
    uint64_t *barred = arena_new(a, uint64_t, bit_words(rule_count));
    FlEdits result = {0};
    for (uint32_t n = 0; n < MAX_RUNS; n++) {
        FixAll x = {.arena = a,
                    .trial = trial_begin(a, doc),
                    .safety = safety,
                    .barred = barred,
                    .late = arena_new(a, uint64_t, bit_words(rule_count)),
                    .all_trials = ALL_TRIALS};
        result = run(&x, doc);
        trial_end(x.trial);
        if (x.changes < MAX_CHANGES) break;
        for (uint32_t i = 0; i < bit_words(rule_count); i++) barred[i] |= x.late[i];
    }
    for (uint32_t gap = 64; MANY_EDITS < result.count; gap *= 4)
        result = join_within(a, doc, result, gap);
    return result;
}

FlEdits fl_fix_all(Arena *a, FlDoc *doc)
{
    return fix_all(a, doc, FIX_SAFE);
}

FlEdits fl_fix_all_unsafe(Arena *a, FlDoc *doc)
{
    return fix_all(a, doc, FIX_ASK);
}
