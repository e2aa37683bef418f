// The tokens, a line for each line of the document: `text`type, `*` where it is declared.
#include "fl_editor.h"
#include "printers.h"

Str print_tokens(const Fixture *f)
{
    static const char *const type[] = {"none",   "keyword",   "comment",  "string",    "variable",
                                       "number", "operator",  "function", "parameter", "property",
                                       "class",  "namespace", "macro"};
    Out out = out_on(f->arena);
    FlTokens tokens = fl_tokens(f->arena, f->doc, (Span){0, fl_length(f->doc)});
    uint32_t line = 0;
    for (uint32_t i = 0; i < tokens.count; i++) {
        const FlToken *t = &tokens.item[i];
        uint32_t own = fl_position(f->doc, t->span.start, FL_UTF32).line + 1;
        Str text = fl_slice(f->arena, f->doc, t->span);
        if (own != line) out_fmt(&out, "%s%u:", line ? "\n" : "", own);
        line = own;
        out_fmt(&out, " `%.*s`%s%s", STR_ARG(text), type[t->type], t->is_declaration ? "*" : "");
    }
    if (line) out_char(&out, '\n');
    return out_done(&out);
}
