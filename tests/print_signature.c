// Signature help at the cursor: a line for each form, the active one marked; of that one the part that is written.
#include "fl_complete.h"
#include "printers.h"

Str print_signature(const Fixture *f)
{
    Out out = out_on(f->arena);
    FlSignatures found = fl_signatures(f->arena, f->doc, f->cursor, FL_SIGNATURES_TYPING);
    if (!found.count) return STR("nothing\n");
    for (uint32_t i = 0; i < found.count; i++)
        out_fmt(&out, "%s %.*s\n", i == found.active ? ">" : " ", STR_ARG(found.item[i].label));
    const FlSignature *s = &found.item[found.active];
    out_fmt(&out, "%.*s\n", STR_ARG(s->text));
    if (s->active == s->parameter_count) return out_done(&out);
    const FlParameter *p = &s->parameter[s->active];
    Str label = str_cut(s->label, p->label.start, p->label.end);
    out_fmt(&out, "%u: %.*s", s->active, STR_ARG(label));
    if (p->text.len) out_fmt(&out, ": %.*s", STR_ARG(p->text));
    out_char(&out, '\n');
    return out_done(&out);
}
