// The text after all fixes, also those that wait to be asked for.
#include "apply_edits.h"
#include "printers.h"

Str print_unsafe_fixed(const Fixture *f)
{
    return edits_apply(f->arena, fl_text(f->arena, f->doc), fl_fix_all_unsafe(f->arena, f->doc));
}
