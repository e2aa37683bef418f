// Converts findings for hosts.
#include "base/digest.h"
#include "lint/sink.h"
#include <string.h>

static Span related_place(const FlDoc *doc, const Related *r, const Finding *of)
{
    bool is_item = r->step == NO_STEP;
    uint32_t item = is_item ? of->item : item_of(doc->model, r->step);
    return doc_span(doc, item, items_at(&doc->items, item), r->span);
}

static void add_related(Arena *a, const FlDoc *doc, const Finding *f, FlFinding *out)
{
    uint32_t count = f->folded ? f->folded->count : 0;
    for (const Related *r = f->related; r; r = r->next) count++;
    if (!count) return;

    FlRelated *related = arena_new(a, FlRelated, count);
    out->related = related;
    out->related_count = count;
    for (const Related *r = f->related; r; r = r->next)
        related[--count] = (FlRelated){related_place(doc, r, f), r->message};
    for (uint32_t i = 0; i < count; i++)
        related[i] = (FlRelated){f->folded->item[i]->place, f->folded->item[i]->message};
}

// The end of the last physical line of the logical line, also when that is a blank line which the
// reader cut out.
static uint32_t logical_end_byte(const Instr *in)
{
    uint32_t end = instr_end_byte(in, in->logical), i = in->cut_count;
    while (i && in->logical < in->cut[i - 1].at) i--;
    if (!i || in->cut[i - 1].end <= end) return end;
    end = in->cut[i - 1].end;
    return end - (str_at(in->text, end - 1) == '\n');
}

// BuildKit and hadolint report on the first line of an instruction, not on that of the word
// (checks.md 1 and 5).
static uint32_t line_of(const FlDoc *doc, const Finding *f, FlPlace start_of_span)
{
    if (doc->config.profile == FL_PROFILE_HADOLINT)
        return items_mark(&doc->items, f->item).line + 1;
    bool is_builders = finding_builder(f).len || (f->phase && f->severity == FL_ERROR);
    if (!is_builders) return start_of_span.line;
    bool is_of_comment = f->step == NO_STEP && f->said_at != NO_STEP;
    uint32_t item = is_of_comment ? item_of(doc->model, f->said_at) : f->item;
    Mark start = items_mark(&doc->items, item);
    if (!f->rule->is_on_last_line) return start.line + 1;
    return fl_line(doc, start.at + logical_end_byte(items_at(&doc->items, item)));
}

static Str code_of(const Finding *f)
{
    Str tool = STR("shellcheck:");
    bool is_foreign = rule_is_shellcheck(f->row) && tool.len + 2 < f->codes.len;
    return is_foreign ? str_skip(f->codes, tool.len) : fl_rule_id(&rule_info[f->row]);
}

bool fl_is_of_shellcheck(const FlFinding *finding)
{
    return finding->code.ptr != fl_rule_id(finding->rule).ptr;
}

static void add_places(const FlDoc *doc, const Finding *f, FlFinding *view)
{
    ((FlDoc *)doc)->lines.item_latest = f->item; // casts const away: only a search hint
    view->start = fl_place(doc, f->place.start);
    view->end = fl_place_of_end(doc, view->start, f->place);
    view->line = line_of(doc, f, view->start);
}

FlFinding finding_view(Arena *a, const FlDoc *doc, uint32_t number)
{
    const Finding *f = doc->finding[number];
    FlFinding view = {
        .rule = &rule_info[f->row],
        .code = code_of(f),
        .span = f->place,
        .message = f->message,
        .codes = f->codes,
        .severity = f->level,
        .by_rule = f->severity,
        .number = number,
    };
    if (!doc->config.is_editor) add_places(doc, f, &view);
    add_related(a, doc, f, &view);
    return view;
}

static FlRange range_below(FlRange range, uint32_t rows)
{
    range.start.line += rows;
    range.end.line += rows;
    return range;
}

static const Finding *kept_of(const FlDoc *doc, const FlFinding *finding)
{
    const Finding *f = finding->number < doc->finding_count ? doc->finding[finding->number] : NULL;
    return f && f->kept_place ? f : NULL;
}

// The host's text also depends on what settings and other findings change in a cached finding.
static uint64_t digest_of(const FlFinding *finding)
{
    return digest_text(finding->severity, finding->codes);
}

Str fl_kept_text(const FlDoc *doc, const FlFinding *finding)
{
    const Finding *f = finding->related_count ? NULL : kept_of(doc, finding);
    if (!f || f->kept_place->text_of != digest_of(finding)) return STR("");
    return str_of(f->kept_place->text, f->kept_place->text_len);
}

void fl_keep_text(const FlDoc *doc, const FlFinding *finding, Str text)
{
    const Finding *f = finding->related_count ? NULL : kept_of(doc, finding);
    if (!f || !text.len) return;
    FindingPlace *p = f->kept_place;
    p->text = fl_host_alloc(p->text, text.len);
    memcpy(p->text, text.ptr, text.len);
    p->text_len = text.len;
    p->text_of = digest_of(finding);
}

FlRange fl_finding_range(const FlDoc *doc, const FlFinding *finding, FlEncoding e)
{
    const Finding *f = kept_of(doc, finding);
    // Not cached for the first items: a byte-order mark may come or go before them.
    FindingPlace *p = f && 2 <= f->item ? f->kept_place : NULL;
    uint32_t row = p ? items_mark(&doc->items, f->item).row : 0;
    if (p && p->encoding == e + 1u) return range_below(p->range, row);
    FlRange range = {fl_position(doc, finding->span.start, e),
                     fl_position(doc, finding->span.end, e)};
    if (!p) return range;
    p->encoding = (uint8_t)(e + 1);
    p->range = range_below(range, -row);
    return range;
}

FlFindings fl_lint(Arena *a, FlDoc *doc)
{
    doc_lint(doc);
    FlFinding *item = arena_take(a, sizeof *item * doc->finding_count);
    for (uint32_t i = 0; i < doc->finding_count; i++) item[i] = finding_view(a, doc, i);
    return (FlFindings){item, doc->finding_count, doc->is_of_other_kind};
}
