// The tree in the reference's form, or the error of its parser.
#include "printers.h"

Str print_buildkit(const Fixture *f)
{
    Str out;
    if (fl_dump(f->arena, f->doc, FL_DUMP_BUILDKIT, &out)) return out;
    return str_fmt(f->arena, "error: %.*s\n", STR_ARG(str_trim(out)));
}
