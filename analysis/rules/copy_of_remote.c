// Fetch URLs and git repositories with ADD.
//
// COPY takes files of the build context and of other stages only.
//
// ```dockerfile
// FROM alpine:3.20
// COPY https://example.org/a.txt /a.txt
//      ^^^^^^^^^^^^^^^^^^^^^^^^^ `COPY` cannot fetch `https://example.org/a.txt`; use ADD
// ```
//
// ```fixed
// FROM alpine:3.20
// ADD https://example.org/a.txt /a.txt
// ```
//
// ```dockerfile
// FROM alpine:3.20
// ADD https://example.org/a.txt /a.txt
// COPY a.txt /b.txt
// ```
#include "lint/sources.h"

static void check(Check *c, const Instr *in)
{
    Sources s = sources_of(&c->at, in);
    for (uint32_t i = 0; i < s.count; i++)
        if (s.item[i].kind == SOURCE_URL || s.item[i].kind == SOURCE_GIT)
            report(c, s.item[i].span, "`COPY` cannot fetch `%.*s`; use ADD",
                   STR_ARG(s.item[i].text));
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    if (instr_flag(in, STR("from")) || instr_flag(in, STR("parents"))) return;
    const Node *keyword = instr_keyword(in);
    bool is_lower = str_at(node_str(in, keyword), 0) == 'c';
    Sources s = sources_of(&f->at, in);
    bool has_local = false; // which ADD would unpack
    for (uint32_t i = 0; i < s.count; i++) has_local |= s.item[i].kind == SOURCE_LOCAL;
    fix_offer(f, found, has_local ? FIX_ASK : FIX_SAFE, "Use ADD");
    fix_replace(f, found, node_span(keyword), is_lower ? STR("add") : STR("ADD"));
}

RULE(copy_of_remote) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(COPY),
    .not_in_onbuild = true,
    .fixes = FIX_SAFE | FIX_ASK,
    .phase = PHASE_CONVERT,
    .check = check,
    .fix = fix,
};
