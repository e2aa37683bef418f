// What the editor shows at the cursor: the range, then the Markdown.
#include "printers.h"

Str print_hover(const Fixture *f)
{
    FlHover hover = fl_hover(f->arena, f->doc, f->cursor);
    if (!hover.is_found) return STR("nothing\n");
    FlPosition start = fl_position(f->doc, hover.span.start, FL_UTF32);
    FlPosition end = fl_position(f->doc, hover.span.end, FL_UTF32);
    return str_fmt(f->arena, "%u:%u-%u:%u\n%.*s\n", start.line + 1, start.character + 1,
                   end.line + 1, end.character + 1, STR_ARG(str_trim(hover.markdown)));
}
