// A table of words and the heredocs that they are: `<<-'EOF' => EOF fd=0 chomped`.
#include "printers.h"
#include "syntax/expand.h"

static void print_row(const Fixture *f, Out *out, Str word)
{
    HeredocWord heredoc;
    if (!heredoc_word(f->arena, word, &heredoc)) {
        out_fmt(out, "%.*s => none\n", STR_ARG(word));
        return;
    }
    out_fmt(out, "%.*s => `%.*s` fd=%u%s%s\n", STR_ARG(word), STR_ARG(heredoc.name), heredoc.fd,
            heredoc.is_expanded ? " expanded" : "", heredoc.is_chomped ? " chomped" : "");
}

Str print_heredoc_word(const Fixture *f)
{
    Out out = out_on(f->arena);
    Str rest = f->asked->text, line;
    while (rest.len && str_next_part(&rest, '\n', &line)) {
        uint32_t arrow = str_find(line, STR(" =>"));
        print_row(f, &out, str_cut(line, 0, arrow));
    }
    return out_done(&out);
}
