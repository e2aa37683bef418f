// Actions that silence a finding with a comment: `# fairlead ignore=ID` for an instruction, `file-ignore` for the file.
#include "base/utf.h"
#include "features/actions.h"

// Where the list of ids of a comment `# fairlead HEAD=...` ends, as offset in the item's text; 0 when the comment is
// another one. A reason behind ` -- ` stays behind the list.
static uint32_t list_end(const Instr *comment, Str head)
{
    if (comment->kind != K_COMMENT) return 0;
    Str text = comment->joined;
    uint32_t hash = str_find_char(text, '#'), equals = str_find_char(text, '=');
    if (equals == STR_NONE) return 0;
    Str words = str_cut(text, hash + 1, equals);
    if (!str_eq(str_next_word(&words), STR("fairlead"))) return 0;
    if (!str_eq(str_next_word(&words), head) || str_trim(words).len) return 0;
    Str list = str_skip(text, equals + 1);
    uint32_t reason = str_find(list, STR("--"));
    if (reason != STR_NONE) list.len = reason;
    Str trimmed = str_trim(list);
    return trimmed.len ? (uint32_t)(trimmed.ptr - text.ptr) + trimmed.len : equals + 1;
}

static void extend(Actions *a, Str title, const FlFinding *finding, uint32_t item, uint32_t end)
{
    uint32_t at = items_mark(&a->doc->items, item).at + end;
    bool is_first = str_at(items_at(&a->doc->items, item)->joined, end - 1) == '=';
    Str text = str_fmt(a->arena, "%s%.*s", is_first ? "" : ",", STR_ARG(finding->rule->id));
    FlAction *action = action_edit(a, FL_QUICKFIX, title, (Span){at, at}, text);
    action->has_finding = true;
    action->finding = *finding;
}

static void insert(Actions *a, Str title, const FlFinding *finding, uint32_t at, Str comment)
{
    Str line_end = fix_newline(&(Fix){.model = a->model});
    // Behind a last line without end the comment needs a line of its own.
    const Instr *last = items_at(&a->doc->items, a->doc->items.count - 1);
    bool is_behind = at == fl_length(a->doc) && !str_ends(last->text, STR("\n"));
    Str text =
        is_behind ? str_join(a->arena, line_end, comment) : str_join(a->arena, comment, line_end);
    FlAction *action = action_edit(a, FL_QUICKFIX, title, (Span){at, at}, text);
    action->has_finding = true;
    action->finding = *finding;
}

// The item before which a new comment goes. hadolint's comments must stay next to their line, and the last comment above
// a FROM or ARG may describe it.
static uint32_t comment_place(const FlDoc *doc, uint32_t item)
{
    if (!item) return item;
    const Instr *above = items_at(&doc->items, item - 1);
    if (above->kind != K_COMMENT) return item;
    InstrKind kind = items_at(&doc->items, item)->kind;
    Str text = str_trim(str_skip(str_trim(above->joined), 1));
    bool must_stay = kind == K_FROM || kind == K_ARG || str_starts(text, STR("hadolint "));
    return must_stay ? item - 1 : item;
}

void ignore_here(Actions *a, const FlFinding *finding)
{
    const Items *items = &a->doc->items;
    uint32_t item = items_find(items, finding->span.start);
    const Instr *in = items_at(items, item);
    if (!instr_is_instruction(in)) return;
    Str id = finding->rule->id;
    Str title = str_fmt(a->arena, "Ignore %.*s on this line", STR_ARG(id));
    for (uint32_t i = item; 0 < i; i--) {
        const Instr *above = items_at(items, i - 1);
        if (above->kind != K_COMMENT && above->kind != K_BLANK) break;
        uint32_t end = list_end(above, STR("ignore"));
        if (!end) continue;
        extend(a, title, finding, i - 1, end);
        return;
    }
    Str indent = str_cut(in->joined, 0, in->start);
    Str comment = str_fmt(a->arena, "%.*s# fairlead ignore=%.*s", STR_ARG(indent), STR_ARG(id));
    insert(a, title, finding, items_mark(items, comment_place(a->doc, item)).at, comment);
}

// Behind what must be at the very top: the byte-order mark, the directives, or a `#!` line.
static uint32_t top_of_file(const Items *items)
{
    uint32_t i = 0;
    while (i < items->count) {
        const Instr *in = items_at(items, i);
        bool is_program = in->kind == K_COMMENT && str_starts(in->joined, STR("#!"));
        if (in->kind != K_BOM && in->kind != K_DIRECTIVE && !is_program) break;
        i++;
    }
    return items_mark(items, i).at;
}

void ignore_in_file(Actions *a, const FlFinding *finding)
{
    const Items *items = &a->doc->items;
    Str title = str_fmt(a->arena, "Ignore %.*s in this file", STR_ARG(finding->rule->id));
    for (uint32_t i = 0; i < items->count; i++) {
        uint32_t end = list_end(items_at(items, i), STR("file-ignore"));
        if (!end) continue;
        extend(a, title, finding, i, end);
        return;
    }
    Str comment = str_fmt(a->arena, "# fairlead file-ignore=%.*s", STR_ARG(finding->rule->id));
    insert(a, title, finding, top_of_file(items), comment);
}
