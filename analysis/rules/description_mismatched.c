// Let the comment above a stage or ARG start with its name.
//
// The builder shows such a comment as the description of the stage or argument. Put an empty comment line (`#`) after a
// comment that is not a description. The builder checks this only when `check=experimental` asks for it.
//
// ```dockerfile
// # check=experimental=InvalidDefinitionDescription
// # The base of all.
// ^^^^^^^^^^^^^^^^^^ a description of `base` begins with its name, and this comment does not; put an empty comment line (`#`) after it
// FROM alpine:3.20 AS base
// ```
//
// ```fixed
// # check=experimental=InvalidDefinitionDescription
// # The base of all.
// #
// FROM alpine:3.20 AS base
// ```
//
// ```dockerfile
// # check=experimental=InvalidDefinitionDescription
// # base is what all others are made of
// FROM alpine:3.20 AS base
// ```
#include "base/utf.h"
#include "lint/rule.h"

// The last comment line that the builder keeps with the instruction at `item`, or items->count; blank lines between
// do not matter, an empty comment ends the search.
static const Instr *last_comment(const Model *m, uint32_t *item)
{
    const Instr *in;
    while ((in = model_item(m, --*item)) && in->kind == K_BLANK) {
    }
    return in && in->kind == K_COMMENT && node_child(in->node, N_COMMENT) ? in : NULL;
}

// The comment as the builder reads it: cut one byte behind the start of the line, then trimmed.
static Str comment_text(const Instr *comment)
{
    return utf_trim(str_skip(str_cut(comment->joined, 0, comment->logical), 1));
}

static bool starts_with_name(Str text, Str name)
{
    return name.len && str_starts(text, name) &&
           (text.len == name.len || text.ptr[name.len] == ' ');
}

static void check(Check *c, const Instr *in)
{
    const Model *m = c->model;
    uint32_t comment = item_of(m, c->step);
    const Instr *line = last_comment(m, &comment);
    if (!line) return;
    Str text = comment_text(line), name = STR("");
    uint32_t names = 0;
    if (in->kind == K_FROM) {
        const Stage *s = stage_of(m, c->step);
        if (!s || !s->name.len || starts_with_name(text, s->name)) return;
        name = s->name;
    }
    for (const Node *n = node_first(in->node); in->kind == K_ARG && n; n = node_next(in->node, n)) {
        if (n->kind != N_PAIR) continue;
        if (starts_with_name(text, pair_key(in, n))) return;
        name = pair_key(in, n);
        names++;
    }
    if (!name.len) return;
    Span span = {line->start, line->logical};
    Finding *f =
        names < 2 ? report_item(c, comment, span,
                                "a description of `%.*s` begins with its name, and this comment "
                                "does not; put an empty comment line (`#`) after it",
                                STR_ARG(name))
                  : report_item(c, comment, span, "comment does not start with the name of an ARG");
    f->said_at = c->step;
}

static void fix(Fix *f, const Finding *found)
{
    fix_offer(f, found, FIX_SAFE, "Put an empty comment line after it");
    fix_line_before(f, found->said_at, STR("#"));
}

RULE(description_mismatched) = {
    .codes = WORDS("buildkit:InvalidDefinitionDescription"),
    .severity = FL_OFF,
    .severity_on = FL_HINT,
    .since = "0.1",
    .on = ON(FROM) | ON(ARG),
    .not_in_onbuild = true,
    .fixes = FIX_SAFE,
    .phase = PHASE_INSTRUCTION,
    .check = check,
    .fix = fix,
};
