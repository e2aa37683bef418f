// The stage at the cursor, those that use it, and those that it uses, each with the places.
#include "fl_links.h"
#include "printers.h"

static void print_calls_of(const Fixture *f, Out *out, const char *what, FlCalls calls)
{
    for (uint32_t i = 0; i < calls.count; i++) {
        const FlCall *call = &calls.item[i];
        out_fmt(out, "%s %.*s", what, STR_ARG(call->stage.name));
        for (uint32_t k = 0; k < call->place_count; k++) {
            FlPosition at = fl_position(f->doc, call->place[k].start, FL_UTF32);
            out_fmt(out, "%s%u:%u", k ? ", " : " at ", at.line + 1, at.character + 1);
        }
        out_char(out, '\n');
    }
}

Str print_calls(const Fixture *f)
{
    Out out = out_on(f->arena);
    FlStage stage;
    if (!fl_stage_at(f->arena, f->doc, f->cursor, &stage)) return STR("nothing\n");
    out_fmt(&out, "%.*s, line %u\n", STR_ARG(stage.name), fl_line(f->doc, stage.span.start));
    print_calls_of(f, &out, "used by", fl_stage_users(f->arena, f->doc, f->cursor));
    print_calls_of(f, &out, "uses", fl_stage_sources(f->arena, f->doc, f->cursor));
    return out_done(&out);
}
