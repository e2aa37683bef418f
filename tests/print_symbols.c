// The outline: a line for each symbol, indented by its depth, with the lines it covers.
#include "fl_editor.h"
#include "printers.h"

Str print_symbols(const Fixture *f)
{
    static const char *const kind[] = {
        [FL_SYMBOL_STAGE] = "stage",     [FL_SYMBOL_VARIABLE] = "variable",
        [FL_SYMBOL_COMMAND] = "command", [FL_SYMBOL_FILE] = "file",
        [FL_SYMBOL_SETTING] = "setting", [FL_SYMBOL_HEREDOC] = "heredoc",
    };
    Out out = out_on(f->arena);
    FlSymbols symbols = fl_symbols(f->arena, f->doc);
    for (uint32_t i = 0; i < symbols.count; i++) {
        const FlSymbol *s = &symbols.item[i];
        for (uint32_t k = 0; k < s->depth; k++) out_str(&out, STR("  "));
        Str name_text = fl_slice(f->arena, f->doc, s->name_span);
        out_fmt(&out, "%s %.*s", kind[s->kind], STR_ARG(s->name));
        if (s->detail.len) out_fmt(&out, " | %.*s", STR_ARG(s->detail));
        out_fmt(&out, " | %.*s", STR_ARG(name_text));
        out_fmt(&out, " | %u-%u", fl_line(f->doc, s->span.start), fl_line(f->doc, s->span.end));
        out_fmt(&out, "%s\n", s->is_deprecated ? " | deprecated" : "");
    }
    return out_done(&out);
}
