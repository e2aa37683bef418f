// What is told about the first item that is offered at the cursor.
#include "fl_complete.h"
#include "printers.h"

Str print_completion_text(const Fixture *f)
{
    Str markdown, plain;
    FlCompletions found = fl_complete(f->arena, f->doc, f->cursor);
    if (!found.count || !found.item[0].topic.len) return STR("nothing\n");
    if (!fl_completion_text(f->arena, found.item[0].topic, &markdown, &plain))
        return STR("unknown topic\n");
    return str_fmt(f->arena, "%.*s\n", STR_ARG(str_trim(markdown)));
}
