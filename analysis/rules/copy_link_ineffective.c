// Choose between `--link` and `--chmod`.
//
// With `--link` the layer of a COPY stays valid when the layers below it change. The builder can do that only where the modes of the
// files stay as they are: with `--chmod` it makes an ordinary copy, and `--link` does nothing.
//
// ```dockerfile
// FROM debian:12
// COPY --link --chmod=755 run.sh /
//      ^^^^^^ `--link` has no effect together with `--chmod`
// ```
//
// ```fixed
// FROM debian:12
// COPY --chmod=755 run.sh /
// ```
//
// ```dockerfile
// FROM debian:12
// COPY --link a /
// COPY --chmod=755 b /
// COPY --link=false --chmod=755 c /
// ```
//
// Another frontend may do it differently:
//
// ```dockerfile
// # syntax=example.com/frontend:1
// FROM debian:12
// COPY --link --chmod=755 run.sh /
// ```
#include "lint/rule.h"
#include "values/values.h"

static void check(Check *c, const Instr *in)
{
    const Node *link = instr_flag(in, STR("link")), *chmod = instr_flag(in, STR("chmod"));
    bool is_on = true;
    if (!link || !chmod || model_syntax(c->model) == SYNTAX_UNKNOWN) return;
    if (flag_has_value(link) && !bool_parse(flag_value(c->arena, in, link), &is_on)) return;
    if (is_on) report(c, node_span(link), "`--link` has no effect together with `--chmod`");
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    uint32_t end = found->span.end;
    while (char_is_blank(str_at(in->joined, end))) end++;
    fix_offer(f, found, FIX_ASK, "Drop `--link`");
    fix_delete(f, found, (Span){found->span.start, end});
}

RULE(copy_link_ineffective) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(COPY) | ON(ADD),
    .signs = SIGN_FLAG,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
