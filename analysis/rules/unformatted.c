// Lay out the file as the formatter does.
//
// When a program lays files out, nobody has to discuss it, and a diff shows only what has changed. `fairlead format` does
// it, as `.editorconfig` says. One finding stands for the file, at the first line that would change. The case of keywords is
// left to `keyword-case-mixed`. This rule is off by default; `strict` switches it on.
//
// ```dockerfile
// FROM debian:12
// RUN   make
// ^^^^^^^^^^ the formatter would change this and 1 other place; run `fairlead format`
// EXPOSE  80
// ```
//
// ```fixed
// FROM debian:12
// RUN make
// EXPOSE 80
// ```
//
// ```dockerfile
// FROM debian:12
// RUN make
// # fmt: skip
// EXPOSE  80
// ```
#include "fl_format.h"
#include "lint/open_document.h"

// The formatter sees the items and the model of the document, and no more.
static FlEdits edits_of(Arena *a, const Model *m)
{
    FlFormat format = {0};
    if (model_facts(m)->format) format = *model_facts(m)->format;
    format.keeps_keywords = true; // keyword-case-mixed speaks of them
    FlDoc view = {.items = *model_items(m), .model = (Model *)m};
    return fl_format(a, &view, &format, (Span){0, view.items.total.at});
}

static void check_file(Check *c)
{
    const Items *items = model_items(c->model);
    FlEdits edits = edits_of(c->arena, c->model);
    if (!edits.count) return;
    uint32_t item = items_find(items, edits.item[0].span.start);
    Str text = items_at(items, item)->text;
    uint32_t feed = str_find_char(text, '\n');
    Span line = str_before_line_end(text, (Span){0, feed == STR_NONE ? text.len : feed});
    Str more = STR("");
    if (1 < edits.count)
        more = str_fmt(c->arena, " and %u other place%s", edits.count - 1,
                       edits.count == 2 ? "" : "s");
    Finding *f = report_item(
        c, item, line, "the formatter would change this%.*s; run `fairlead format`", STR_ARG(more));
    f->is_bytes = true;
}

static void fix(Fix *f, const Finding *found)
{
    FlEdits edits = edits_of(f->arena, f->model);
    fix_offer(f, found, FIX_SAFE, "Format the file");
    for (uint32_t i = 0; i < edits.count; i++)
        fix_replace_text(f, edits.item[i].span, edits.item[i].text);
}

RULE(unformatted) = {
    .codes = WORDS("tally:no-trailing-spaces tally:eol-last tally:no-multi-spaces "
                   "tally:no-multiple-empty-lines tally:newline-between-instructions "
                   "tally:consistent-indentation tally:newline-per-chained-call "
                   "tally:prefer-formatted-heredocs sonar:S7020"),
    .severity = FL_OFF,
    .severity_on = FL_HINT,
    .since = "0.2",
    .fixes = FIX_SAFE,
    .check_file = check_file,
    .fix = fix,
};
