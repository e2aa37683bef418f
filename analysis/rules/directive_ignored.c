// Put parser directives at the very top of the file.
//
// `# syntax=` and `# escape=` have an effect only before everything else: after an empty line, an ordinary comment or an
// instruction they are ordinary comments.
//
// ```dockerfile
// # How to build this: make image
// # syntax=docker/dockerfile:1
// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `syntax` has an effect only at the top of the file; here it is an ordinary comment
// FROM debian:12
// ```
//
// ```fixed
// # syntax=docker/dockerfile:1
// # How to build this: make image
// FROM debian:12
// ```
//
// ```dockerfile
// FROM debian:12
// # escape=`
// ^^^^^^^^^^ `escape` has an effect only at the top of the file; here it is an ordinary comment
// RUN make
// ```
//
// ```dockerfile
// # syntax=docker/dockerfile:1
// # escape=\
//
// # The syntax = is described elsewhere
// # check=skip=all
// FROM debian:12
// # escape room
// ```
#include "lint/rule.h"

// The name of the directive that the comment looks like; empty when it is none.
static Str directive_in(const Instr *comment)
{
    Str text = str_trim(str_cut(comment->joined, comment->start, comment->logical));
    text = str_trim(str_skip(text, 1));
    uint32_t equals = str_find_char(text, '=');
    if (equals == STR_NONE) return STR("");
    Str name = str_trim(str_cut(text, 0, equals)), value = str_trim(str_skip(text, equals + 1));
    bool is_one_word = value.len && !str_has_char(value, ' ');
    if (str_ieq(name, STR("escape")) && value.len == 1) return STR("escape");
    return str_ieq(name, STR("syntax")) && is_one_word ? STR("syntax") : STR("");
}

static void check_file(Check *c)
{
    const Items *items = model_remarks(c->model);
    for (uint32_t i = 0; i < items->count; i++) {
        const Instr *in = items_at(items, i);
        if (in->kind != K_COMMENT || !in->has_remark || !directive_in(in).len) continue;
        Str name = directive_in(model_item(c->model, i));
        report_item(
            c, i, (Span){in->start, in->logical},
            "`%.*s` has an effect only at the top of the file; here it is an ordinary comment",
            STR_ARG(name));
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    bool is_escape = str_is_z(directive_in(in), "escape");
    if (is_escape) return;
    fix_offer(f, found, FIX_ASK, "Move it to the top");
    fix_line_at_top(f, str_trim(str_cut(in->joined, in->start, in->logical)));
    fix_delete_bytes(f, found, (Span){0, in->text.len});
}

RULE(directive_ignored) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .fixes = FIX_ASK,
    .check_file = check_file,
    .fix = fix,
};
