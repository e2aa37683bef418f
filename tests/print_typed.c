// The file after the line end before the cursor was typed.
#include "apply_edits.h"
#include "fl_format.h"
#include "printers.h"

Str print_typed(const Fixture *f)
{
    FlFormat options = {0};
    FlEdits edits = fl_format_line(f->arena, f->doc, &options, f->cursor);
    return edits_apply(f->arena, fl_text(f->arena, f->doc), edits);
}
