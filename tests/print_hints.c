// What is shown between the words, and what more there is to it. Lines `FROM-TO` after `hints` limit it to a range of lines.
#include "fl_links.h"
#include "printers.h"

static uint32_t line_start(const Fixture *f, uint32_t line)
{
    return fl_offset(f->doc, (FlPosition){line, 0}, FL_UTF8);
}

static Span asked_range(const Fixture *f)
{
    Str last = f->asked->args, first;
    uint32_t start, end;
    if (!str_next_part(&last, '-', &first) || !str_number(first, &start) || !str_number(last, &end))
        return (Span){0, UINT32_MAX};
    return (Span){line_start(f, start - 1), line_start(f, end) - 1};
}

Str print_hints(const Fixture *f)
{
    static const char *const kind[] = {[FL_HINT_VALUE] = "value",
                                       [FL_HINT_STAGE] = "stage",
                                       [FL_HINT_USER] = "user",
                                       [FL_HINT_CACHE] = "cache"};
    Out out = out_on(f->arena);
    FlHints hints = fl_hints(f->arena, f->doc, asked_range(f));
    for (uint32_t i = 0; i < hints.count; i++) {
        const FlHint *hint = &hints.item[i];
        FlPosition at = fl_position(f->doc, hint->at, FL_UTF32);
        out_fmt(&out, "%u:%u %s `%.*s`", at.line + 1, at.character + 1, kind[hint->kind],
                STR_ARG(hint->label));
        if (hint->more.len) out_fmt(&out, " | %.*s", STR_ARG(hint->more));
        out_char(&out, '\n');
    }
    return hints.count ? out_done(&out) : STR("nothing\n");
}
