// In comments that silence rules, use names that exist.
//
// A misspelt name silences nothing, and most tools do not tell you. Codes of tools that fairlead does not know are left
// alone.
//
// ```dockerfile
// # fairlead ignore=image-untaged
//                   ^^^^^^^^^^^^^ there is no rule `image-untaged`; did you mean `image-untagged`?
// FROM alpine:3.20
// # fairlead ignore=no-such-rule
//                   ^^^^^^^^^^^^ there is no rule `no-such-rule`
// USER app
// ```
//
// ```fixed
// # fairlead ignore=image-untagged
// FROM alpine:3.20
// # fairlead ignore=no-such-rule
// USER app
// ```
//
// ```dockerfile
// # fairlead ignore=DL3008,SC2086,apt-*,all
// FROM alpine:3.20
// # hadolint ignore=DL9999
// USER app
// ```
#include "lint/passes/pragmas.h"
#include "lint/rule.h"

static void check_name(Check *c, const Remark *r, Str name)
{
    bool is_known = str_eq(name, STR("all")) || fl_is_rule_name(name);
    if (is_known || !name.len || str_has_char(name, '/') || str_has_char(name, ':')) return;
    Str near = fl_nearest_rule(name);
    uint32_t start = (uint32_t)(name.ptr - r->instr->text.ptr);
    Span span = {start, start + name.len};
    Finding *f =
        near.len ? report_item(c, r->item, span, "there is no rule `%.*s`; did you mean `%.*s`?",
                               STR_ARG(name), STR_ARG(near))
                 : report_item(c, r->item, span, "there is no rule `%.*s`", STR_ARG(name));
    f->near = near;
}

static void check_file(Check *c)
{
    Remarks remarks = remarks_of(c->model);
    for (uint32_t i = 0; i < remarks.count; i++) {
        Pragma p;
        bool is_ours = pragma_read(remarks.item[i].text, &p) && !p.is_void &&
                       p.form->speaker == SPEAKER_OURS && p.form->reach != REACH_FACT;
        Str rest = is_ours ? p.names : STR(""), part;
        while (rest.len && str_next_part(&rest, ',', &part))
            check_name(c, &remarks.item[i], str_trim(part));
    }
}

static void fix(Fix *f, const Finding *found)
{
    if (!found->near.len) return;
    fix_offer(f, found, FIX_ASK, "Write `%.*s`", STR_ARG(found->near));
    fix_replace_bytes(f, found, found->span, found->near);
}

RULE(pragma_unknown_rule) = {
    .severity = FL_INFO,
    .since = "0.2",
    .fixes = FIX_ASK,
    .check_file = check_file,
    .fix = fix,
};
