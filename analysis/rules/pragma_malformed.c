// Write comments that silence rules in the form that their tool reads.
//
// To hadolint a comment such as `# hadolint ignore: DL3008`, one that goes on in words, or one in upper case is an ordinary
// comment: it silences nothing, and hadolint does not tell you. A `# fairlead target=` has to name a stage.
//
// ```dockerfile
// # hadolint ignore: DL3006
// ^^^^^^^^^^^^^^^^^^^^^^^^^ hadolint does not read this: write `hadolint ignore=DL3006`
// FROM debian:12
// # hadolint ignore=DL3008 we need the latest
// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hadolint does not read this: write `hadolint ignore=DL3008 # we need the latest`
// USER app
// # fairlead ignore maintainer-used
// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fairlead does not read this: write `fairlead ignore=maintainer-used`
// EXPOSE 80
// # hadolint ignore=all
// ^^^^^^^^^^^^^^^^^^^^^ hadolint does not read this: its lists hold codes only, such as `DL3008,SC2086`
// EXPOSE 81
// ```
//
// ```fixed
// # hadolint ignore=DL3006
// FROM debian:12
// # hadolint ignore=DL3008 # we need the latest
// USER app
// # fairlead ignore=maintainer-used
// EXPOSE 80
// # hadolint ignore=all
// EXPOSE 81
// ```
//
// Slips are found where codes follow:
//
// ```dockerfile
// # hadolint ignroe=DL3006
// ^^^^^^^^^^^^^^^^^^^^^^^^ hadolint does not read this: write `hadolint ignore=DL3006`
// FROM debian:12
// # hadloint ignore=DL3008,SC2086
// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hadolint does not read this: write `hadolint ignore=DL3008,SC2086`
// USER app
// # hadolint-ignore DL3008
// ^^^^^^^^^^^^^^^^^^^^^^^^ hadolint does not read this: write `hadolint ignore=DL3008`
// EXPOSE 80
// # hadolint DL3008
// ^^^^^^^^^^^^^^^^^ hadolint does not read this: write `hadolint ignore=DL3008`
// EXPOSE 81
// # fairlead ignroe=maintainer-used
// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fairlead does not read this: write `fairlead ignore=maintainer-used`
// EXPOSE 82
// ```
//
// ```dockerfile
// # hadolint ignore=DL3006,SC2086 # with a reason
// FROM debian:12
// # hadolint is what we lint with
// USER app
// # fairlead ignores nothing here
// EXPOSE 80
// # hadolint DL3008 is off in this project
// EXPOSE 81
// # hadolint version=2.12
// EXPOSE 82
// ```
#include "lint/passes/pragmas.h"
#include "lint/rule.h"
#include "rules/parts/pragma_likeness.h"

static void check_target(Check *c, const Remark *r, const Pragma *p)
{
    if (!str_is_z(p->form->words, "fairlead target") || !stage_count(c->model)) return;
    if (stage_is_there(c->model, p->names)) return;
    uint32_t start = (uint32_t)(p->names.ptr - r->instr->text.ptr);
    report_item(c, r->item, (Span){start, start + p->names.len}, "there is no stage `%.*s`",
                STR_ARG(p->names));
}

static void check_remark(Check *c, const Remark *r)
{
    Pragma p = {0};
    PragmaLikeness l;
    bool is_read = pragma_read(r->text, &p);
    if (is_read && !p.is_void) check_target(c, r, &p);
    if (is_read ? !p.is_void : !pragma_likeness(r->text, &l)) return;
    if (!pragma_likeness(r->text, &l)) return;
    Str right = pragma_well_formed(c->arena, &l);
    bool is_meant = right.len || str_starts_z(str_trim(l.rest), "=");
    if (!is_meant) return;
    uint32_t start = str_find_char(r->instr->text, '#');
    uint32_t text = (uint32_t)(r->text.ptr - r->instr->text.ptr);
    Span span = {start, text + r->text.len};
    if (right.len)
        report_item(c, r->item, span, "%.*s does not read this: write `%.*s`", STR_ARG(l.tool),
                    STR_ARG(right));
    else if (str_is_z(l.tool, "hadolint"))
        report_item(c, r->item, span,
                    "hadolint does not read this: its lists hold codes only, such as "
                    "`DL3008,SC2086`");
    else
        report_item(c, r->item, span, "the names of rules are missing after `=`");
}

static void check_file(Check *c)
{
    Remarks remarks = remarks_of(c->model);
    for (uint32_t i = 0; i < remarks.count; i++) check_remark(c, &remarks.item[i]);
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = items_at(model_items(f->model), found->item);
    PragmaLikeness l;
    Str text = str_trim(str_skip(instr_slice(in, found->span), 1));
    Str right = pragma_likeness(text, &l) ? pragma_well_formed(f->arena, &l) : STR("");
    if (!right.len) return;
    fix_offer(f, found, FIX_ASK, "Write `%.*s`", STR_ARG(right));
    fix_replace_bytes(f, found, found->span, str_join(f->arena, STR("# "), right));
}

RULE(pragma_malformed) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .fixes = FIX_ASK,
    .check_file = check_file,
    .fix = fix,
};
