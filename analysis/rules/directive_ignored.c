// Put parser directives at the very top of the file.
//
// `# syntax=` and `# escape=` have an effect only before everything else: after an empty line, an ordinary comment or an
// instruction they are ordinary comments. For `# syntax=` and `# check=` the builder also stops at a line that begins with a
// space.
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
//  # syntax=docker/dockerfile:1
// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the builder does not see `syntax`, as a line up here begins with a space; delete it
// FROM debian:12
// ```
//
// ```fixed
// # syntax=docker/dockerfile:1
// FROM debian:12
// ```
//
// A first line that starts the build is passed over:
//
// ```dockerfile
// #!/usr/bin/env -S docker build -f
// # syntax=docker/dockerfile:1
// FROM debian:12
// ```
//
// ```dockerfile
// #!/usr/bin/env -S docker build -f
// # Run this file to build it
// # syntax=docker/dockerfile:1
// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `syntax` has an effect only at the top of the file; here it is an ordinary comment
// FROM debian:12
// ```
//
// ```fixed
// #!/usr/bin/env -S docker build -f
// # syntax=docker/dockerfile:1
// # Run this file to build it
// FROM debian:12
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
#include "model/syntax_image.h"

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

// Those at the top that the early reader does not reach.
static void check_top(Check *c)
{
    uint32_t early;
    const Items *top = model_top(c->model);
    for (uint32_t i = 0; i < top->count && K_COMMENT <= items_at(top, i)->kind; i++) {
        const Instr *in = items_at(top, i);
        Str key = in->kind == K_DIRECTIVE ? node_str(in, node_child(in->node, N_KEY)) : STR("");
        if (!key.len || str_ieq(key, STR("escape"))) continue;
        if (early_directive(top, key, &early).len) continue;
        report_item(c, i, (Span){in->start, in->logical},
                    "the builder does not see `%.*s`, as a line up here begins with a space; "
                    "delete it",
                    STR_ARG(key));
    }
}

static void check_file(Check *c)
{
    uint32_t early = 0;
    const Items *items = model_remarks(c->model);
    bool is_early = early_directive(items, STR("syntax"), &early).len;
    check_top(c);
    for (uint32_t i = 0; i < items->count; i++) {
        const Instr *in = items_at(items, i);
        if (in->kind != K_COMMENT || !in->has_remark || !directive_in(in).len) continue;
        if (is_early && i == early) continue;
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
    uint32_t sign = str_find_char(in->text, '#');
    if (in->kind == K_DIRECTIVE && sign) {
        fix_offer(f, found, FIX_ASK, "Delete the space");
        fix_delete_bytes(f, found, (Span){0, sign});
    }
    uint32_t early; // the one that has an effect
    bool has_one = early_directive(model_remarks(f->model), STR("syntax"), &early).len;
    if (in->kind == K_DIRECTIVE || has_one || str_is_z(directive_in(in), "escape")) return;
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
