// The tree in the reference's form with all that belongs to it.
#include "printers.h"

Str print_buildkit_json(const Fixture *f)
{
    Str out;
    if (fl_dump(f->arena, f->doc, FL_DUMP_BUILDKIT_JSON, &out))
        return str_fmt(f->arena, "%.*s\n", STR_ARG(str_trim(out)));
    return str_fmt(f->arena, "error: %.*s\n", STR_ARG(str_trim(out)));
}
