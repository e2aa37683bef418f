// The text after all safe fixes.
#include "apply_edits.h"
#include "printers.h"

Str print_fixed(const Fixture *f)
{
    return edits_apply(f->arena, fl_text(f->arena, f->doc), fl_fix_all(f->arena, f->doc));
}
