// Write a label instead of MAINTAINER.
//
// MAINTAINER is deprecated: it holds one text only, and tools look for the author in the label
// `org.opencontainers.image.authors`.
//
// ```dockerfile
// FROM scratch
// MAINTAINER Ada <ada@example.com>
// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `MAINTAINER` is deprecated; use the label `org.opencontainers.image.authors`
// ```
//
// In a label quotes and variables have a meaning, so the fix escapes them:
//
// ```fixed
// FROM scratch
// LABEL org.opencontainers.image.authors="Ada <ada@example.com>"
// ```
//
// The builder does not see a `#` after the name as a comment. Where it was meant as one, the fix puts it above:
//
// ```dockerfile
// FROM scratch
// MAINTAINER Ada # since 2024
// ^^^^^^^^^^^^^^^^^^^^^^^^^^^ `MAINTAINER` is deprecated; use the label `org.opencontainers.image.authors`
// ```
//
// ```fixed
// FROM scratch
// # since 2024
// LABEL org.opencontainers.image.authors="Ada"
// ```
//
// ```dockerfile
// FROM scratch
// LABEL org.opencontainers.image.authors="Ada <ada@example.com>"
// ```
#include "rules/parts/labels.h"
#include "rules/parts/tail.h"

static void check(Check *c, const Instr *in)
{
    const Node *keyword = instr_keyword(in);
    Span args = instr_args_span(in);
    uint32_t end = args.start < args.end ? args.end : keyword->end;
    report(c, (Span){keyword->start, end},
           "`MAINTAINER` is deprecated; use the label `org.opencontainers.image.authors`");
}

// Whether the keyword is written in lower case.
static bool is_lower(Str keyword)
{
    for (uint32_t i = 0; i < keyword.len; i++)
        if (char_lower(keyword.ptr[i]) != keyword.ptr[i]) return false;
    return true;
}

// What a label's value in double quotes has to be for the builder to read `text`.
static void put_quoted(Out *o, Str text, char escape)
{
    for (uint32_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '"' || c == '$' || c == escape) out_char(o, escape);
        out_char(o, c);
    }
}

// Whether a LABEL of the same stage says who the authors are: of the two names one would be lost.
static bool is_set_elsewhere(const At *c)
{
    for (uint32_t i = 0; i < kind_count(c->model, K_LABEL); i++) {
        At at = *c;
        at.step = kind_step(c->model, K_LABEL, i);
        if (!steps_share_stage(c->model, at.step, c->step)) continue;
        at.in = instr_at(c->model, at.step);
        for (Label label = {0}; label_next(&at, at.in, &label);)
            if (str_is_z(label.key, "org.opencontainers.image.authors")) return true;
    }
    return false;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    if (!instr_arg_count(in)) return;
    Span args = instr_args_span(in), comment;
    bool has_comment = tail_comment(in, &comment);
    if (has_comment) args.end = tail_blanks(in, comment.start).start;
    Out o = out_on(f->arena);
    out_str(&o, is_lower(node_str(in, instr_keyword(in))) ? STR("label") : STR("LABEL"));
    out_str(&o, STR(" org.opencontainers.image.authors=\""));
    put_quoted(&o, instr_slice(in, args), model_escape(f->model));
    out_char(&o, '"');
    bool is_safe = !has_comment && !is_set_elsewhere(&f->at);
    fix_offer(f, found, is_safe ? FIX_SAFE : FIX_ASK, "Write a LABEL instead");
    if (has_comment) fix_line_before(f, found->step, instr_slice(in, comment));
    fix_replace(f, found, found->span, out_done(&o));
}

RULE(maintainer_used) = {
    .codes = WORDS(
        "hadolint:DL4000 buildkit:MaintainerDeprecated trivy:DS-0022 checkov:CKV_DOCKER_6 "
        "kics:maintainer sonar:S6586"),
    .severity = FL_WARNING,
    .since = "0.1",
    .on = ON(MAINTAINER),
    .phase = PHASE_INSTRUCTION,
    .is_folded = true,
    .not_in_onbuild = true,
    .tags = FL_TAG_DEPRECATED,
    .fixes = FIX_SAFE | FIX_ASK,
    .check = check,
    .fix = fix,
};
