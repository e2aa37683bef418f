// Use `--parents` where `**` should mean any number of folders.
//
// In the sources of COPY and ADD `**` is the same as `*`: one folder, not many. With `--parents` it means what it means
// in `.dockerignore`, and the folders of what is found are kept.
//
// ```dockerfile
// FROM debian:12
// COPY src/**/*.json /srv/
//          ^^ without `--parents`, `**` stands for one folder only, like `*`
// ```
//
// The fix is offered where the frontend of the file has the flag:
//
// ```dockerfile
// # syntax=docker/dockerfile:1-labs
// FROM debian:12
// COPY **/package.json /srv/
//      ^^ without `--parents`, `**` stands for one folder only, like `*`
// ```
//
// ```fixed
// # syntax=docker/dockerfile:1-labs
// FROM debian:12
// COPY --parents **/package.json /srv/
// ```
//
// ```dockerfile
// # syntax=docker/dockerfile:1-labs
// FROM debian:12
// COPY --parents src/**/*.json /srv/
// COPY src/*/a.json b** /srv/
// ```
#include "lint/sources.h"

// Where a part of the path between slashes is `**`; STR_NONE if none is.
static uint32_t double_star(Str path)
{
    for (uint32_t i = str_find_char(path, '*'); i < path.len && i + 1 < path.len; i++) {
        bool is_pair = path.ptr[i] == '*' && path.ptr[i + 1] == '*';
        bool is_part =
            (!i || path.ptr[i - 1] == '/') && (i + 2 == path.len || path.ptr[i + 2] == '/');
        if (is_pair && is_part) return i;
    }
    return STR_NONE;
}

static void check(Check *c, const Instr *in)
{
    if (instr_flag(in, STR("parents"))) return;
    Sources sources = sources_of(&c->at, in);
    for (uint32_t i = 0; i < sources.count; i++) {
        const Source *source = &sources.item[i];
        uint32_t at = source->kind == SOURCE_LOCAL ? double_star(source->text) : STR_NONE;
        if (at == STR_NONE) continue;
        Span span = source->span;
        if (source->is_written) span = (Span){span.start + at, span.start + at + 2};
        report(c, span, "without `--parents`, `**` stands for one folder only, like `*`");
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    if (model_syntax(f->model) != SYNTAX_LABS || in->kind != K_COPY) return;
    fix_offer(f, found, FIX_ASK, "Add `--parents`");
    fix_insert(f, found, instr_keyword(in)->end, STR(" --parents"));
}

RULE(double_star_without_parents) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(COPY) | ON(ADD),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
