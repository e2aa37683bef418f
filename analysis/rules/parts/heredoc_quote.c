#include "rules/parts/heredoc_quote.h"

static bool is_meant(const Heredoc *h, uint32_t at)
{
    return h->word.start == at || (h->body.start <= at && at < h->body.end);
}

// Whether the text is meant for another: a script, or one with names that are not written as those of a file like this.
static bool is_for_others(Str body, const Expansion *e)
{
    if (str_starts_z(body, "#!") || !e->lookup_count) return true;
    for (uint32_t i = 0; i < e->lookup_count; i++)
        if (!str_has_upper(e->lookup[i].name)) return true;
    return false;
}

static bool keeps_text(Fix *f, uint32_t step, Str body)
{
    if (str_has_z(body, "\\\\") || str_has_z(body, "\\$")) return false;
    ExpandMode mode = expand_mode(f->model);
    mode.skip_quotes = true;
    Expansion e = expand_at(f->model, step, body, mode);
    for (uint32_t i = 0; i < e.lookup_count; i++)
        if (e.lookup[i].answer != ENV_UNSET) return false;
    return is_for_others(body, &e);
}

void heredoc_quote(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    for (uint32_t i = 0; i < in->heredoc_count; i++) {
        const Heredoc *h = &in->heredoc[i];
        if (!h->is_expanded || !is_meant(h, found->span.start)) continue;
        Span name = {h->word.end - h->name.len, h->word.end};
        if (!h->name.len || !str_eq(instr_slice(in, name), h->name)) return;
        if (!keeps_text(f, found->step, instr_slice(in, h->body))) return;
        fix_offer(f, found, FIX_ASK, "Quote the delimiter");
        fix_replace(f, found, name, str_fmt(f->arena, "\"%.*s\"", STR_ARG(h->name)));
        return;
    }
}
