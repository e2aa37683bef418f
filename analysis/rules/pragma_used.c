// Silence no rules with comments.
//
// Some projects want every finding fixed, or silenced in one place that is reviewed: the settings. The rule is off unless it
// is switched on.
//
// ```dockerfile
// # hadolint ignore=DL3006
// ^^^^^^^^^^^^^^^^^^^^^^^^ this comment silences rules
// FROM debian
// # fairlead ignore=maintainer-used -- it is needed
// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this comment silences rules
// MAINTAINER me
// ```
//
// ```fixed
// FROM debian
// MAINTAINER me
// ```
//
// ```dockerfile
// # hadolint shell=bash
// FROM debian:12
// # ignore this
// USER app
// ```
#include "lint/passes/pragmas.h"
#include "lint/rule.h"

static void check_remark(Check *c, const Remark *r)
{
    Pragma p;
    if (!pragma_read(r->text, &p) || p.is_void || p.form->reach == REACH_FACT) return;
    bool is_hadolints = p.form->speaker == SPEAKER_HADOLINT && p.form->reach == REACH_ADJACENT;
    uint32_t start = str_find_char(r->instr->text, '#');
    uint32_t end = (uint32_t)(r->text.ptr - r->instr->text.ptr) + r->text.len;
    Finding *f = report_item(c, r->item, (Span){start, end}, "this comment silences rules");
    if (!is_hadolints) f->codes = STR("");
}

static void check_file(Check *c)
{
    Remarks remarks = remarks_of(c->model);
    for (uint32_t i = 0; i < remarks.count; i++) check_remark(c, &remarks.item[i]);
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = items_at(model_items(f->model), found->item);
    fix_offer(f, found, FIX_ASK, "Delete the comment");
    fix_delete_bytes(f, found, (Span){0, in->text.len});
}

RULE(pragma_used) = {
    .codes = WORDS("hadolint:DL1001"),
    .severity = FL_OFF,
    .severity_on = FL_INFO,
    .since = "0.2",
    .fixes = FIX_ASK,
    .check_file = check_file,
    .fix = fix,
};
