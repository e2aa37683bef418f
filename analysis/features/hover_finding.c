// Hover on findings: what is wrong, why it matters, what to do, and how to silence it.
#include "features/hover.h"

enum { FINDINGS_SHOWN = 3 };

Str hover_severity(FlSeverity severity)
{
    return severity == FL_OFF ? STR("off by default") : fl_severity_name(severity);
}

// ---- The text of a rule ----

// The rule's text between title and first example, without a last paragraph that only introduces
// the example.
static Str rule_body(Str body)
{
    uint32_t fence = str_find(body, STR("```"));
    body = str_trim(fence == STR_NONE ? body : str_cut(body, 0, fence));
    if (!str_ends_z(body, ":")) return body;
    uint32_t end = body.len;
    while (0 < end && !str_starts_z(str_skip(body, end - 1), "\n\n")) end--;
    return str_trim(str_cut(body, 0, end));
}

// Joins the lines of a paragraph, as some editors keep line breaks. Lists stay.
static Str joined_lines(Arena *a, Str text)
{
    Out o = out_on(a);
    Str line;
    bool is_first = true;
    while (str_next_part(&text, '\n', &line)) {
        bool is_apart = !line.len || str_starts_z(line, "- ");
        if (!is_first) out_char(&o, is_apart || o.ptr[o.len - 1] == '\n' ? '\n' : ' ');
        if (!line.len && o.len) out_char(&o, '\n');
        out_str(&o, line);
        is_first = false;
    }
    return out_done(&o);
}

void hover_rule_text(Hover *h, const FlRule *rule)
{
    Str text = fl_rule_text(h->arena, rule), title;
    str_next_part(&text, '\n', &title);
    page_text(&h->page, title);
    Str body = joined_lines(h->arena, rule_body(text));
    if (!body.len) return;
    page_gap(&h->page);
    page_text(&h->page, body);
}

// ---- The findings at the cursor ----

static void put_message(Hover *h, const FlFinding *f)
{
    if (h->doc->config.shows_messages) {
        page_say(&h->page, "`%.*s`", STR_ARG(f->code));
        return;
    }
    page_say(&h->page, "**%.*s** `%.*s`: ", STR_ARG(hover_severity(f->severity)), STR_ARG(f->code));
    page_text(&h->page, f->message);
    if (!str_ends_z(f->message, "?")) page_text(&h->page, STR("."));
}

// Build errors cannot be silenced.
static void put_way_out(Hover *h, const FlFinding *f)
{
    page_gap(&h->page);
    bool is_foreign = fl_is_of_shellcheck(f);
    if (f->by_rule != FL_ERROR || is_foreign) {
        page_say(&h->page,
                 "To silence it here, write `# fairlead ignore=%.*s` above the instruction. ",
                 STR_ARG(f->code));
    }
    if (is_foreign) {
        Str page = str_join(h->arena, STR(FL_SHELLCHECK_WIKI), f->code);
        page_link(&h->page, "What it means", page, "");
        return;
    }
    page_say(&h->page, "Examples: `fairlead explain %.*s`.", STR_ARG(f->code));
}

static bool is_explained(const FlFinding *const *shown, uint32_t count, const FlRule *rule)
{
    for (uint32_t i = 0; i < count; i++) {
        if (shown[i]->rule == rule) return true;
    }
    return false;
}

static void put_findings(Hover *h, const FlFinding *const *found, uint32_t count)
{
    uint32_t shown = count < FINDINGS_SHOWN ? count : FINDINGS_SHOWN;
    for (uint32_t i = 0; i < shown; i++) {
        page_divide(&h->page);
        put_message(h, found[i]);
        if (is_explained(found, i, found[i]->rule)) continue;
        page_gap(&h->page);
        hover_rule_text(h, found[i]->rule);
        put_way_out(h, found[i]);
    }
    if (shown == count) return;
    page_divide(&h->page);
    page_say(&h->page, "And %u more.", count - shown);
}

// An empty range is widened, so that it can be pointed at.
static bool is_at(const FlFinding *f, uint32_t at)
{
    return span_has(f->span, at) || (f->span.start == at && f->span.end == at);
}

bool hover_findings(Hover *h, uint32_t at, bool has_more)
{
    FlFindings all = fl_lint(h->arena, h->doc);
    const FlFinding **found = arena_new(h->arena, const FlFinding *, all.count);
    uint32_t count = 0;
    for (int severity = FL_ERROR; FL_OFF <= severity; severity--) {
        for (uint32_t i = 0; i < all.count; i++) {
            const FlFinding *f = &all.item[i];
            if ((int)f->severity == severity && is_at(f, at)) found[count++] = f;
        }
    }
    if (!count) return false;
    put_findings(h, found, count);
    if (!has_more) h->span = found[0]->span;
    return true;
}
