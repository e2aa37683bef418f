// The same hover for editors that show plain text only.
#include "printers.h"

Str print_plain(const Fixture *f)
{
    FlHover hover = fl_hover(f->arena, f->doc, f->cursor);
    return hover.is_found ? str_fmt(f->arena, "%.*s\n", STR_ARG(str_trim(hover.plain)))
                          : STR("nothing\n");
}
