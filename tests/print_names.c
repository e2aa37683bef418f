// All places of what is named at the cursor, and where it comes from.
#include "fl_editor.h"
#include "printers.h"

static void print_place(const Fixture *f, Out *out, const FlName *name)
{
    FlPosition start = fl_position(f->doc, name->span.start, FL_UTF32);
    Str text = fl_slice(f->arena, f->doc, name->span);
    out_fmt(out, "%u:%u %.*s%s%s%s\n", start.line + 1, start.character + 1, STR_ARG(text),
            name->use == FL_USE_WRITE ? " write" : "", name->is_definition ? " definition" : "",
            name->is_index ? " index" : "");
}

Str print_names(const Fixture *f)
{
    Out out = out_on(f->arena);
    FlNames from = fl_definition(f->arena, f->doc, f->cursor);
    FlNames names = fl_names(f->arena, f->doc, f->cursor);
    if (!names.count) return STR("nothing\n");
    for (uint32_t i = 0; i < from.count; i++) {
        out_str(&out, STR("from "));
        print_place(f, &out, &from.item[i]);
    }
    for (uint32_t i = 0; i < names.count; i++) print_place(f, &out, &names.item[i]);
    return out_done(&out);
}
