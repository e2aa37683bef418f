// The code actions at the cursor: title, then the lines that differ when it is applied.
#include "diff.h"
#include "edits.h"
#include "printers.h"

// Lines of `diff` that are no context.
static void print_changes(Out *out, Str diff)
{
    Str line;
    while (diff.len && str_next_part(&diff, '\n', &line))
        if (str_at(line, 0) == '-' || str_at(line, 0) == '+')
            out_fmt(out, "    %.*s\n", STR_ARG(line));
}

Str print_actions(const Fixture *f)
{
    static const char *const kind[] = {"quickfix", "refactor", "fix all"};
    Out out = out_on(f->arena);
    Str text = fl_text(f->arena, f->doc);
    FlActions actions = fl_actions(f->arena, f->doc, (Span){f->cursor, f->cursor});
    for (uint32_t i = 0; i < actions.count; i++) {
        const FlAction *action = &actions.item[i];
        out_fmt(&out, "%s%s: %.*s\n", kind[action->kind],
                action->is_preferred ? " (preferred)" : "", STR_ARG(action->title));
        Str after = edits_apply(f->arena, text, action->edits);
        print_changes(&out, diff_lines(f->arena, text, after));
    }
    return out_done(&out);
}
