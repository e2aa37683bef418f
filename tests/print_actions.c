// The code actions at the cursor: title, then the lines that differ when it is applied. Words after `actions` are the
// only kinds that are printed; `refactor` stands for all that changes a form, also where a finding asks for it.
#include "apply_edits.h"
#include "line_diff.h"
#include "printers.h"

// Lines of `diff` that are no context.
static void print_changes(Out *out, Str diff)
{
    Str line;
    while (diff.len && str_next_part(&diff, '\n', &line))
        if (str_at(line, 0) == '-' || str_at(line, 0) == '+')
            out_fmt(out, "    %.*s\n", STR_ARG(line));
}

static bool is_asked(Str kinds, Str kind, const FlAction *action)
{
    if (kinds.len == 0) return true;
    bool is_conversion = str_starts(action->title, STR("Convert "));
    while (kinds.len) {
        Str word = str_next_word(&kinds);
        if (str_eq(word, kind) || (is_conversion && str_eq(word, STR("refactor")))) return true;
    }
    return false;
}

Str print_actions(const Fixture *f)
{
    static const Str kind[] = {STR_INIT("quickfix"), STR_INIT("refactor"), STR_INIT("fix-all")};
    Out out = out_on(f->arena);
    Str text = fl_text(f->arena, f->doc);
    FlActions actions = fl_actions(f->arena, f->doc, (Span){f->cursor, f->cursor}, UINT32_MAX);
    for (uint32_t i = 0; i < actions.count; i++) {
        const FlAction *action = &actions.item[i];
        if (!is_asked(f->asked->args, kind[action->kind], action)) continue;
        out_fmt(&out, "%.*s%s: %.*s\n", STR_ARG(kind[action->kind]),
                action->is_preferred ? " (preferred)" : "", STR_ARG(action->title));
        Str after = edits_apply(f->arena, text, action->edits);
        print_changes(&out, diff_lines(f->arena, text, after));
    }
    return out_done(&out);
}
