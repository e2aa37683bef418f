// The file after what is named at the cursor was given the name after `rename`, or why it cannot be.
#include "apply_edits.h"
#include "fl_editor.h"
#include "printers.h"

Str print_rename(const Fixture *f)
{
    FlRename renamed = fl_rename(f->arena, f->doc, f->cursor, f->asked->args);
    Span place;
    Str name;
    if (renamed.is_possible && !fl_rename_place(f->arena, f->doc, f->cursor, &place, &name))
        return STR("can be renamed, and an editor that asks first is told that it cannot\n");
    if (!renamed.is_possible) return str_fmt(f->arena, "refused: %.*s\n", STR_ARG(renamed.why));
    return edits_apply(f->arena, fl_text(f->arena, f->doc), renamed.edits);
}
