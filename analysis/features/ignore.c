// Actions that silence a finding with a comment: `# fairlead ignore=ID` for an instruction, `file-ignore` for the file; in a file
// that has hadolint's comments and none of ours, `# hadolint ignore=CODE` and `global ignore`.
#include "base/utf.h"
#include "features/actions.h"
#include "lint/passes/pragmas.h"

// The style of suppressing comments in the file: their words, and the name to use for the rule.
typedef struct Manner {
    Str tool, here, everywhere, name;
} Manner;

static Str hadolint_code(const FlFinding *finding)
{
    if (fl_is_of_shellcheck(finding)) return finding->code;
    Str codes = finding->codes, prefix = STR("hadolint:");
    for (Str code = str_next_word(&codes); code.len; code = str_next_word(&codes))
        if (str_starts(code, prefix)) return str_skip(code, prefix.len);
    return STR("");
}

static bool has_only_hadolints(const FlDoc *doc)
{
    bool has_hadolints = false;
    for (uint32_t i = 0; i < doc->items.count; i++) {
        const Instr *in = items_at(&doc->items, i);
        Pragma p;
        if (in->kind != K_COMMENT || !in->has_remark) continue;
        if (!pragma_read(str_trim(str_skip(str_trim(in->joined), 1)), &p)) continue;
        if (p.form->speaker != SPEAKER_HADOLINT) return false;
        has_hadolints = true;
    }
    return has_hadolints;
}

static Manner manner_of(const Actions *a, const FlFinding *finding)
{
    Str code = hadolint_code(finding);
    if (code.len && has_only_hadolints(a->doc))
        return (Manner){STR("hadolint"), STR("ignore"), STR("global ignore"), code};
    return (Manner){STR("fairlead"), STR("ignore"), STR("file-ignore"), finding->code};
}

// The end of the list of names in a comment `# TOOL WORDS=...`, as offset in the item's text; 0 for
// other comments. A reason stays behind the list.
static uint32_t list_end(const Instr *comment, Str tool, Str words)
{
    Pragma p;
    if (comment->kind != K_COMMENT) return 0;
    Str text = comment->joined;
    uint32_t hash = str_find_char(text, '#');
    if (!pragma_read(str_skip(text, hash + 1), &p)) return 0;
    Str form = p.form->words;
    if (!str_eq(str_next_word(&form), tool) || !str_eq(str_trim(form), words)) return 0;
    if (p.names.len) return (uint32_t)(p.names.ptr - text.ptr) + p.names.len;
    return str_find_char(text, '=') + 1;
}

static FlAction *extend(Actions *a, Str title, const FlFinding *finding, uint32_t item,
                        uint32_t end, Str name)
{
    uint32_t at = items_mark(&a->doc->items, item).at + end;
    bool is_first = str_at(items_at(&a->doc->items, item)->joined, end - 1) == '=';
    Str text = str_fmt(a->arena, "%s%.*s", is_first ? "" : ",", STR_ARG(name));
    FlAction *action = action_edit(a, FL_QUICKFIX, title, (Span){at, at}, text);
    action->has_finding = true;
    action->finding = *finding;
    return action;
}

static FlAction *insert(Actions *a, Str title, const FlFinding *finding, uint32_t at, Str comment)
{
    Str line_end = fix_newline(&(Fix){.model = a->model});
    // Behind a last line without line end, one must be added first.
    const Instr *last = items_at(&a->doc->items, a->doc->items.count - 1);
    bool is_behind = at == fl_length(a->doc) && !str_ends_z(last->text, "\n");
    Str text =
        is_behind ? str_join(a->arena, line_end, comment) : str_join(a->arena, comment, line_end);
    FlAction *action = action_edit(a, FL_QUICKFIX, title, (Span){at, at}, text);
    action->has_finding = true;
    action->finding = *finding;
    return action;
}

// The item before which a new comment is inserted. hadolint's comments must stay next to their
// line, and the last comment above a FROM or ARG may be its description.
static uint32_t comment_place(const FlDoc *doc, uint32_t item)
{
    if (!item) return item;
    const Instr *above = items_at(&doc->items, item - 1);
    if (above->kind != K_COMMENT) return item;
    InstrKind kind = items_at(&doc->items, item)->kind;
    Str text = str_trim(str_skip(str_trim(above->joined), 1));
    bool must_stay = kind == K_FROM || kind == K_ARG || str_starts_z(text, "hadolint ");
    return must_stay ? item - 1 : item;
}

// Whether a comment may be inserted there: hadolint's must be right above its line.
static bool is_near(const Instr *above, const Manner *m)
{
    if (str_is_z(m->tool, "hadolint")) return false;
    return above->kind == K_COMMENT || above->kind == K_BLANK;
}

void ignore_here(Actions *a, const FlFinding *finding)
{
    const Items *items = &a->doc->items;
    uint32_t item = items_find(items, finding->span.start);
    const Instr *in = items_at(items, item);
    if (!instr_is_instruction(in)) return;
    Manner m = manner_of(a, finding);
    bool is_hadolints = str_is_z(m.tool, "hadolint");
    Str title = str_fmt(a->arena, "Ignore %.*s on this line", STR_ARG(m.name));
    for (uint32_t i = item; 0 < i; i--) {
        const Instr *above = items_at(items, i - 1);
        uint32_t end = list_end(above, m.tool, m.here);
        if (end) {
            extend(a, title, finding, i - 1, end, m.name)->silences = !is_hadolints;
            return;
        }
        if (!is_near(above, &m)) break;
    }
    uint32_t place = is_hadolints ? item : comment_place(a->doc, item);
    Str indent = str_cut(in->joined, 0, in->start);
    Str comment = str_fmt(a->arena, "%.*s# %.*s %.*s=%.*s", STR_ARG(indent), STR_ARG(m.tool),
                          STR_ARG(m.here), STR_ARG(m.name));
    FlAction *action = insert(a, title, finding, items_mark(items, place).at, comment);
    action->silences = !is_hadolints;
}

// Behind the byte-order mark, directives, or a `#!` line.
static uint32_t top_of_file(const Items *items)
{
    uint32_t i = 0;
    while (i < items->count) {
        const Instr *in = items_at(items, i);
        bool is_program = in->kind == K_COMMENT && str_starts_z(in->joined, "#!");
        if (in->kind != K_BOM && in->kind != K_DIRECTIVE && !is_program) break;
        i++;
    }
    return items_mark(items, i).at;
}

void ignore_in_file(Actions *a, const FlFinding *finding)
{
    const Items *items = &a->doc->items;
    Manner m = manner_of(a, finding);
    Str title = str_fmt(a->arena, "Ignore %.*s in this file", STR_ARG(m.name));
    for (uint32_t i = 0; i < items->count; i++) {
        uint32_t end = list_end(items_at(items, i), m.tool, m.everywhere);
        if (!end) continue;
        extend(a, title, finding, i, end, m.name);
        return;
    }
    Str comment = str_fmt(a->arena, "# %.*s %.*s=%.*s", STR_ARG(m.tool), STR_ARG(m.everywhere),
                          STR_ARG(m.name));
    insert(a, title, finding, top_of_file(items), comment);
}
