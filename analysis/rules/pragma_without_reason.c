// Say in a comment why it silences a rule.
//
// Whoever reads it later has to know whether the reason still holds: `# fairlead ignore=ID -- why`, for hadolint `# why`,
// for tally `;reason=why`. The rule is off unless it is switched on, also by `pragmas: {require-reason: true}`.
//
// ```dockerfile
// # fairlead ignore=image-untagged
//                   ^^^^^^^^^^^^^^ a reason is missing: write ` -- ` and the reason after it
// FROM debian
// # hadolint ignore=DL4000
//                   ^^^^^^ a reason is missing: write ` # ` and the reason after it
// MAINTAINER me
// ```
//
// ```dockerfile
// # fairlead ignore=image-untagged -- it is our own
// FROM debian
// # hadolint ignore=DL4000 # the registry wants it
// MAINTAINER me
// # hadolint shell=bash
// USER app
// ```
#include "lint/passes/pragmas.h"
#include "lint/rule.h"

static void check_remark(Check *c, const Remark *r)
{
    static const char *const marks[] = {[SPEAKER_OURS] = " -- ",
                                        [SPEAKER_HADOLINT] = " # ",
                                        [SPEAKER_TALLY] = ";reason=",
                                        [SPEAKER_SHELLCHECK] = " # "};
    Pragma p;
    if (!pragma_read(r->text, &p) || p.is_void || p.reason.len) return;
    if (p.form->reach == REACH_FACT) return;
    uint32_t start = (uint32_t)(p.names.ptr - r->instr->text.ptr);
    report_item(c, r->item, (Span){start, start + p.names.len},
                "a reason is missing: write `%s` and the reason after it", marks[p.form->speaker]);
}

static void check_file(Check *c)
{
    Remarks remarks = remarks_of(c->model);
    for (uint32_t i = 0; i < remarks.count; i++) check_remark(c, &remarks.item[i]);
}

RULE(pragma_without_reason) = {
    .severity = FL_OFF,
    .severity_on = FL_INFO,
    .since = "0.2",
    .is_about_reasons = true,
    .check_file = check_file,
};
