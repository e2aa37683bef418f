// Hover on heredocs: what happens to the lines, and who expands the variables in them.
#include "features/hover.h"
#include "model/command_shell.h"

const Heredoc *hover_body(const Hover *h)
{
    for (uint32_t i = 0; i < h->in->heredoc_count; i++) {
        if (span_has(h->in->heredoc[i].body, h->at)) return &h->in->heredoc[i];
    }
    return NULL;
}

bool hover_is_script(const Instr *in, const Heredoc *heredoc)
{
    if (in->kind != K_RUN) return false;
    return str_eq(str_trim(instr_slice(in, instr_args_span(in))), instr_slice(in, heredoc->word));
}

static void put_script(Hover *h, const Heredoc *heredoc)
{
    if (str_starts_z(instr_slice(h->in, heredoc->body), "#!")) {
        page_text(&h->page, STR("a script, run by the program that its first line names. The "
                                "builder replaces no variables in it."));
        return;
    }
    page_text(&h->page, STR("a script for the shell. The shell replaces variables in it, the "
                            "builder does not."));
    ShellKind kind = shell_at(h->model, h->step);
    bool is_read = kind == SHELL_POSIX || kind == SHELL_BASH;
    if (!is_read || shell_stops(h->arena, h->model, h->step)) return;
    page_text(&h->page, STR(" A line that fails does not stop the script: begin with `set -e`."));
}

static void put_input(Hover *h, const Heredoc *heredoc)
{
    page_text(&h->page, STR("input of the command. "));
    page_text(&h->page, heredoc->is_expanded
                            ? STR("The shell replaces variables in it; quotes, as in `<<'EOF'`, "
                                  "switch that off.")
                            : STR("The quotes keep the shell from replacing variables in it."));
}

static void put_file(Hover *h, const Heredoc *heredoc)
{
    page_text(&h->page, STR("a file with these lines, copied to the destination. "));
    page_text(&h->page, heredoc->is_expanded
                            ? STR("The builder replaces variables in it; quotes, as in `<<'EOF'`, "
                                  "switch that off.")
                            : STR("The quotes keep the builder from replacing variables in it."));
}

static void put_heredoc(Hover *h, const Heredoc *heredoc)
{
    page_text(&h->page, STR("**Heredoc** "));
    page_code(&h->page, heredoc->name);
    page_text(&h->page, STR(": the lines up to "));
    page_code(&h->page, heredoc->name);
    page_text(&h->page, STR(" are "));
    if (hover_is_script(h->in, heredoc))
        put_script(h, heredoc);
    else if (h->in->kind == K_RUN)
        put_input(h, heredoc);
    else
        put_file(h, heredoc);
    if (heredoc->is_chomped) {
        page_text(&h->page, STR(" `<<-` removes the tabs at the beginning of each line."));
    }
}

// The delimiter line without its line end.
static Span delimiter_name(const Hover *h, const Heredoc *heredoc)
{
    Span line = heredoc->delimiter;
    while (line.start < line.end && str_has_char(STR("\r\n"), h->in->joined.ptr[line.end - 1]))
        line.end--;
    return line;
}

bool hover_heredoc(Hover *h)
{
    for (uint32_t i = 0; i < h->in->heredoc_count; i++) {
        const Heredoc *heredoc = &h->in->heredoc[i];
        Span end = delimiter_name(h, heredoc);
        bool is_end = span_has(end, h->at);
        if (!is_end && !span_has(heredoc->word, h->at)) continue;
        hover_at(h, is_end ? end : heredoc->word);
        put_heredoc(h, heredoc);
        return true;
    }
    return false;
}
