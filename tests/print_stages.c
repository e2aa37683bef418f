// The stages: name, base, what a build is told, the lines, how many use it, and where.
#include "fl_links.h"
#include "printers.h"

Str print_stages(const Fixture *f)
{
    Out out = out_on(f->arena);
    FlStages stages = fl_stages(f->arena, f->doc);
    for (uint32_t i = 0; i < stages.count; i++) {
        const FlStage *s = &stages.item[i];
        Str shown = fl_slice(f->arena, f->doc, s->name_span);
        out_fmt(&out, "%.*s | %.*s | target `%.*s` | %.*s | %u-%u | used by %u", STR_ARG(s->name),
                STR_ARG(s->base), STR_ARG(s->target), STR_ARG(shown),
                fl_line(f->doc, s->span.start), fl_line(f->doc, s->span.end), s->user_count);
        for (uint32_t k = 0; k < s->place_count; k++) {
            FlPosition at = fl_position(f->doc, s->place[k].start, FL_UTF32);
            out_fmt(&out, "%s%u:%u", k ? ", " : " at ", at.line + 1, at.character + 1);
        }
        out_char(&out, '\n');
    }
    return stages.count ? out_done(&out) : STR("nothing\n");
}
