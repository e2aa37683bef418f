#include "protocol/write_links.h"

// ---- Links ----

void write_links(Out *o, const View *v, FlLinks links)
{
    out_char(o, '[');
    for (uint32_t i = 0; i < links.count; i++) {
        out_str(o, i ? STR(",{\"range\":") : STR("{\"range\":"));
        write_range(o, v, links.item[i].span);
        out_str(o, STR(",\"target\":"));
        write_string(o, links.item[i].target);
        out_char(o, '}');
    }
    out_char(o, ']');
}
