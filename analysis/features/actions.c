// Code actions: fixes of the findings in a range, comments that silence them, and conversions
// between shell and exec form.
#include "features/actions.h"
#include "base/vec.h"
#include "lint/offers.h"

// The maximum number of findings with offered fixes, as each is tried and menus are short. Fewer in
// a long document, where trials take longer.
enum { FINDINGS_MOST = 30, FINDINGS_LEAST = 4, LOOKS_MOST = 40000 };

static uint32_t findings_most(const FlDoc *doc)
{
    uint32_t most = LOOKS_MOST / (doc->items.count + doc->finding_count);
    if (most < FINDINGS_LEAST) return FINDINGS_LEAST;
    return most < FINDINGS_MOST ? most : FINDINGS_MOST;
}

void action_add(Actions *a, FlAction action)
{
    VEC_PUSH(a->arena, &a->list, action);
}

FlAction *action_edit(Actions *a, FlActionKind kind, Str title, Span bytes, Str text)
{
    FlEdit *edit = arena_new(a->arena, FlEdit, 1);
    *edit = (FlEdit){bytes, text};
    action_add(a, (FlAction){.title = title, .kind = kind, .edits = {edit, 1}});
    return &a->list.item[a->list.count - 1];
}

// The range asked about; for a cursor the whole instruction, from its keyword on.
static Span range_of(const FlDoc *doc, Span range)
{
    if (range.start < range.end) return range;
    uint32_t item = items_find(&doc->items, range.start);
    const Instr *in = items_at(&doc->items, item);
    if (!instr_is_instruction(in)) return range;
    uint32_t start = items_mark(&doc->items, item).at;
    return (Span){start, start + instr_end_byte(in, in->logical)};
}

// The findings in the range, those at the cursor first.
static FlFindings findings_at(Actions *a, FlFindings all)
{
    Span wide = range_of(a->doc, a->range);
    FlFinding *found = arena_new(a->arena, FlFinding, all.count);
    uint32_t count = 0;
    for (uint32_t i = 0; i < all.count; i++)
        if (span_touches(all.item[i].span, a->range)) found[count++] = all.item[i];
    for (uint32_t i = 0; i < all.count; i++)
        if (!span_touches(all.item[i].span, a->range) && span_touches(all.item[i].span, wide))
            found[count++] = all.item[i];
    return (FlFindings){found, count, false};
}

// The fixes of one finding. The first safe one is preferred: editors apply it with one key.
static void add_fixes(Actions *a, const FlFinding *finding)
{
    FlActions fixes = fixes_tried(a->arena, a->doc, finding->number, a->trial);
    bool has_preferred = false;
    for (uint32_t i = 0; i < fixes.count; i++) {
        FlAction fix = fixes.item[i];
        fix.is_preferred = fix.is_safe && !has_preferred;
        has_preferred |= fix.is_preferred;
        action_add(a, fix);
    }
}

// Whether a comment may silence the finding; a build error cannot be silenced.
static bool is_silenced(const FlFinding *finding)
{
    return finding->by_rule != FL_ERROR || fl_is_of_shellcheck(finding);
}

// One comment per rule, at its first finding.
static void add_ignores(Actions *a, FlFindings found, void (*ignore)(Actions *, const FlFinding *))
{
    bool *is_done = arena_new(a->arena, bool, rule_count);
    uint32_t left = findings_most(a->doc);
    for (uint32_t i = 0; i < found.count && left; i++) {
        bool *is_rule_done = &is_done[found.item[i].rule - rule_info];
        if (*is_rule_done) continue;
        if (is_silenced(&found.item[i])) ignore(a, &found.item[i]);
        *is_rule_done = true;
        left--;
    }
}

static bool is_same_edit(FlEdits a, FlEdits b)
{
    if (a.count != b.count) return false;
    for (uint32_t i = 0; i < a.count; i++) {
        const FlEdit *x = &a.item[i], *y = &b.item[i];
        if (x->span.start != y->span.start || x->span.end != y->span.end ||
            !str_eq(x->text, y->text))
            return false;
    }
    return true;
}

// Removes actions with equal edits; keeps the first, and a fix rather than another one.
static void drop_twins(Actions *a)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < a->list.count; i++) {
        bool is_twin = false;
        for (uint32_t k = 0; k < kept && !is_twin; k++)
            is_twin = is_same_edit(a->list.item[k].edits, a->list.item[i].edits) &&
                      str_eq(a->list.item[k].file.text, a->list.item[i].file.text);
        if (!is_twin) a->list.item[kept++] = a->list.item[i];
    }
    a->list.count = kept;
}

// Whether an action that is no fix passes the gate too: a suppressing comment, or a conversion.
static bool passes(const Actions *a, const FlAction *action)
{
    const Finding *finding = action->has_finding ? a->doc->finding[action->finding.number] : NULL;
    Repair repair = {.finding = finding,
                     .edits = action->edits,
                     .may_change_form = action->kind == FL_REFACTOR,
                     .must_lessen = finding != NULL};
    return trial_passes(a->trial, &repair, 1);
}

// Tries the actions from number `first` on.
static void drop_bad(Actions *a, uint32_t first)
{
    uint32_t kept = first;
    for (uint32_t i = first; i < a->list.count; i++)
        if (passes(a, &a->list.item[i])) a->list.item[kept++] = a->list.item[i];
    a->list.count = kept;
}

FlActions fl_actions(Arena *arena, FlDoc *doc, Span range, uint32_t kinds)
{
    if (!doc->items.count) return (FlActions){0};
    Actions a = {.arena = arena, .doc = doc, .range = range};
    FlFindings all = fl_lint(arena, doc);
    a.model = doc_model(doc);
    a.trial = trial_begin(arena, doc);
    FlFindings found = findings_at(&a, all);
    if (kinds & FL_ASKS_QUICKFIX)
        for (uint32_t i = 0; i < found.count && i < findings_most(doc); i++)
            add_fixes(&a, &found.item[i]);
    uint32_t tried = a.list.count;
    if (kinds & FL_ASKS_REFACTOR) convert_form(&a);
    if (kinds & FL_ASKS_QUICKFIX) {
        add_ignores(&a, found, ignore_here);
        add_ignores(&a, found, ignore_in_file);
    }
    drop_bad(&a, tried);
    drop_twins(&a);
    trial_end(a.trial);
    return (FlActions){a.list.item, a.list.count};
}

bool fl_may_fix_all(Arena *arena, FlDoc *doc)
{
    fl_lint(arena, doc);
    uint32_t left = findings_most(doc);
    for (uint32_t i = 0; i < doc->plain_count; i++) {
        const Finding *f = doc->plain[i];
        if (!(f->rule->fixes & FIX_SAFE)) continue;
        if (!left--) return true;
        Offers offers = offers_of(arena, doc, f);
        for (uint32_t k = 0; k < offers.count; k++)
            if (offers.item[k].safety == FIX_SAFE && !offers.item[k].file.path.len) return true;
    }
    return false;
}
