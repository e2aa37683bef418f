// The places that change together with the name at the cursor, and what may be typed there.
#include "fl_links.h"
#include "printers.h"

Str print_linked(const Fixture *f)
{
    Out out = out_on(f->arena);
    FlLinked linked = fl_linked(f->arena, f->doc, f->cursor);
    if (!linked.count) return STR("nothing\n");
    out_fmt(&out, "%.*s\n", STR_ARG(linked.pattern));
    for (uint32_t i = 0; i < linked.count; i++) {
        FlPosition start = fl_position(f->doc, linked.item[i].start, FL_UTF32);
        Str text = fl_slice(f->arena, f->doc, linked.item[i]);
        out_fmt(&out, "%u:%u %.*s\n", start.line + 1, start.character + 1, STR_ARG(text));
    }
    return out_done(&out);
}
