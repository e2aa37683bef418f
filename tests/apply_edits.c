// Edits from the front to the back of a text.
#include "apply_edits.h"
#include "test.h"

Str edits_apply(Arena *a, Str text, FlEdits edits)
{
    Out out = out_on(a);
    uint32_t at = 0;
    for (uint32_t i = 0; i < edits.count; i++) {
        FlEdit edit = edits.item[i];
        if (edit.span.start < at || edit.span.end < edit.span.start || text.len < edit.span.end)
            fail_msg("edit %u of %u is out of order", i, edits.count);
        out_str(&out, str_cut(text, at, edit.span.start));
        out_str(&out, edit.text);
        at = edit.span.end;
    }
    out_str(&out, str_skip(text, at));
    return out_done(&out);
}
