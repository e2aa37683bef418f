// What holds the cursor, from the inside out: a line for each span, its line ends shown.
#include "fl_editor.h"
#include "printers.h"

Str print_selection(const Fixture *f)
{
    Out out = out_on(f->arena);
    FlSpans spans = fl_selection(f->arena, f->doc, f->cursor);
    for (uint32_t i = 0; i < spans.count; i++) {
        Str text = fl_slice(f->arena, f->doc, spans.item[i]);
        for (uint32_t k = 0; k < text.len; k++) {
            if (text.ptr[k] == '\n')
                out_str(&out, STR("\u23ce"));
            else
                out_char(&out, text.ptr[k]);
        }
        out_char(&out, '\n');
    }
    return out_done(&out);
}
