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

// ---- Linked names ----

void write_linked(Out *o, const View *v, FlLinked linked)
{
    if (!linked.count) {
        out_str(o, STR("null"));
        return;
    }
    out_str(o, STR("{\"ranges\":["));
    for (uint32_t i = 0; i < linked.count; i++) {
        if (i) out_char(o, ',');
        write_range(o, v, linked.item[i]);
    }
    out_str(o, STR("],\"wordPattern\":"));
    write_string(o, linked.pattern);
    out_char(o, '}');
}

// ---- Hints ----

static void write_hint(Out *o, const View *v, const FlHint *hint)
{
    FlPosition at = fl_position(v->doc, hint->at, v->client->encoding);
    out_fmt(o, "{\"position\":{\"line\":%u,\"character\":%u},\"label\":", at.line, at.character);
    write_string(o, hint->label);
    if (hint->more.len) {
        out_str(o, STR(",\"tooltip\":"));
        write_string(o, hint->more);
    }
    out_str(o, STR(",\"paddingLeft\":true}"));
}

void write_hints(Out *o, const View *v, FlHints hints)
{
    out_char(o, '[');
    for (uint32_t i = 0; i < hints.count; i++) {
        if (i) out_char(o, ',');
        write_hint(o, v, &hints.item[i]);
    }
    out_char(o, ']');
}
