// Code actions: repairs of the findings at a range, comments that silence them, and changes of form.
#include "features/actions.h"
#include "base/vec.h"

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

static bool touches(Span one, Span other)
{
    return one.start <= other.end && other.start <= one.end;
}

// The findings that touch the range, in order.
static FlFindings findings_at(Arena *arena, FlFindings all, Span range)
{
    FlFinding *found = arena_new(arena, FlFinding, all.count);
    uint32_t count = 0;
    for (uint32_t i = 0; i < all.count; i++) {
        if (touches(all.item[i].span, range)) found[count++] = all.item[i];
    }
    return (FlFindings){found, count};
}

// The fixes of one finding. The first safe one is preferred: editors apply that with one key.
static void add_fixes(Actions *a, const FlFinding *finding)
{
    FlActions fixes = fl_fixes(a->arena, a->doc, finding->number);
    bool has_preferred = false;
    for (uint32_t i = 0; i < fixes.count; i++) {
        FlAction fix = fixes.item[i];
        fix.is_preferred = fix.is_safe && !has_preferred;
        has_preferred |= fix.is_preferred;
        fix.has_finding = true;
        fix.finding = *finding;
        action_add(a, fix);
    }
}

// One comment for each rule, at its first finding.
static void add_ignores(Actions *a, FlFindings found, void (*ignore)(Actions *, const FlFinding *))
{
    uint32_t rule_count;
    const FlRule *rules = fl_rules(&rule_count);
    bool *is_done = arena_new(a->arena, bool, rule_count);
    for (uint32_t i = 0; i < found.count; i++) {
        bool *is_rule_done = &is_done[found.item[i].rule - rules];
        if (!*is_rule_done) ignore(a, &found.item[i]);
        *is_rule_done = true;
    }
}

FlActions fl_actions(Arena *arena, FlDoc *doc, Span range)
{
    if (!doc->items.count) return (FlActions){0};
    Actions a = {.arena = arena, .doc = doc, .range = range};
    FlFindings all = fl_lint(arena, doc);
    a.model = doc_model(doc);
    FlFindings found = findings_at(arena, all, range);
    for (uint32_t i = 0; i < found.count; i++) add_fixes(&a, &found.item[i]);
    convert_form(&a);
    add_ignores(&a, found, ignore_here);
    add_ignores(&a, found, ignore_in_file);
    return (FlActions){a.list.item, a.list.count};
}
