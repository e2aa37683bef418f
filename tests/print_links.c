// The links: where each stands, the text there, and where it leads.
#include "fl_links.h"
#include "printers.h"

Str print_links(const Fixture *f)
{
    Out out = out_on(f->arena);
    FlLinks links = fl_links(f->arena, f->doc);
    for (uint32_t i = 0; i < links.count; i++) {
        const FlLink *link = &links.item[i];
        FlPosition start = fl_position(f->doc, link->span.start, FL_UTF32);
        Str text = fl_slice(f->arena, f->doc, link->span);
        out_fmt(&out, "%u:%u %.*s => %.*s\n", start.line + 1, start.character + 1, STR_ARG(text),
                STR_ARG(link->target));
    }
    return links.count ? out_done(&out) : STR("nothing\n");
}
