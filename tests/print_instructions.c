// The instructions with their first and last lines as the builder counts, whether they are in exec form, and their
// heredocs: name, descriptor, what holds for it, and its body.
#include "base/quote.h"
#include "lint/open_document.h"
#include "printers.h"

static void print_heredocs(Out *out, const Instr *in)
{
    for (uint32_t i = 0; i < in->heredoc_count; i++) {
        const Heredoc *h = &in->heredoc[i];
        out_fmt(out, "    heredoc %.*s %u%s%s ", STR_ARG(h->name), h->fd,
                h->is_expanded ? " expanded" : "", h->is_chomped ? " chomped" : "");
        out_go_quoted(out, instr_slice(in, h->body));
        out_char(out, '\n');
    }
}

// An item ends with the line end of its last line.
Str print_instructions(const Fixture *f)
{
    Out out = out_on(f->arena);
    const Items *items = &f->doc->items;
    for (uint32_t i = 0; i < items->count; i++) {
        const Instr *in = items_at(items, i);
        if (!instr_is_instruction(in)) continue;
        uint32_t line = items_mark(items, i).line + 1;
        uint32_t lines = in->lines - (str_ends(in->text, STR("\n")) ? 1 : 0);
        const Instr *inner = in->trigger ? in->trigger : in;
        Str keyword = node_str(in, instr_keyword(in));
        out_fmt(&out, "%u-%u %.*s%s\n", line, line + lines, STR_ARG(keyword),
                inner->is_json ? " exec" : "");
        print_heredocs(&out, in);
    }
    return out_done(&out);
}
