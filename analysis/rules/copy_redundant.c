// Do not copy twice.
//
// `COPY . .` has copied everything already: copying a part of it again to the same place stores that part a second time.
//
// ```dockerfile
// FROM node:22-slim
// WORKDIR /app
// COPY . .
// COPY src ./src
//      ^^^^^^^^^ a COPY above has brought this to the same place already
// COPY package.json /app/
//      ^^^^^^^^^^^^^^^^^^ a COPY above has brought this to the same place already
// CMD ["node", "src/server.js"]
// ```
//
// ```fixed
// FROM node:22-slim
// WORKDIR /app
// COPY . .
// CMD ["node", "src/server.js"]
// ```
//
// The same once more:
//
// ```dockerfile
// FROM node:22-slim
// COPY a.conf /etc/a/
// COPY b.conf /etc/b/
// COPY a.conf /etc/a/
//      ^^^^^^^^^^^^^^ a COPY above has brought this to the same place already
// ```
//
// ```fixed
// FROM node:22-slim
// COPY a.conf /etc/a/
// COPY b.conf /etc/b/
// ```
//
// It is fine after a RUN that may change the files, with another owner, destination or source, and for manifests that are
// copied before the rest:
//
// ```dockerfile
// FROM node:22 AS build
// FROM node:22-slim
// WORKDIR /app
// COPY package.json ./
// COPY . .
// COPY src ./lib
// COPY --chown=node data ./data
// COPY --from=build src ./src
// RUN npm run build
// COPY public ./public
// FROM node:22-slim
// COPY a /x/
// COPY b /x/
// COPY a /x/
// ```
#include "lint/sources.h"
#include "lint/workdirs.h"
#include "rules/parts/same_copy.h"
#include "values/ignore_file.h"
#include "values/values.h"

enum { LOOKS_MOST = 30 }; // instructions before the one that is checked

// The nearest COPY of the whole context behind which nothing changes files; NO_STEP if there is none.
static uint32_t whole_before(Check *c, const Instr *in)
{
    const Stage *stage = stage_of(c->model, c->step);
    uint32_t looks = LOOKS_MOST;
    for (uint32_t step = c->step; stage && looks-- && stage->from < --step;) {
        const Instr *other = instr_at(c->model, step);
        if (other->kind == K_RUN || other->kind == K_ADD) return NO_STEP;
        bool is_whole = other->kind == K_COPY && instr_arg_count(other) == 2 &&
                        str_is_one_of(arg_text(other, instr_arg(other, 0)), STR(". ./"));
        if (is_whole && same_copy_flags(other, in)) return step;
    }
    return NO_STEP;
}

static void report_redundant(Check *c, const Instr *in, uint32_t above)
{
    Finding *f =
        report(c, instr_args_span(in), "a COPY above has brought this to the same place already");
    relate(c, f, above, instr_args_span(instr_at(c->model, above)), "it comes from here");
}

// A part of what `COPY .` has brought.
static void check_part(Check *c, const Instr *in)
{
    uint32_t whole = whole_before(c, in);
    if (whole == NO_STEP) return;
    Sources sources = sources_of(&c->at, in);
    if (sources.count != 1 || sources.item[0].kind != SOURCE_LOCAL) return;
    Str source = path_clean(c->arena, sources.item[0].text);
    if (glob_has_wildcard(source) || str_is_z(source, ".") || str_at(source, 0) == '.') return;
    Str to = copy_destination(c->arena, c->model, c->step);
    Str base = copy_destination(c->arena, c->model, whole);
    if (!to.len || !base.len) return;
    if (str_at(source, 0) == '/') source = str_skip(source, 1);
    Str brought = workdir_join(c->arena, base, source);
    Str written = arg_value(c->arena, in, instr_arg(in, 1));
    bool is_into = str_ends_z(written, "/") || str_ends_z(written, ".");
    Str slash = workdir_join(c->arena, brought, STR(".."));
    bool is_same =
        str_eq(to, brought) || (is_into && str_eq(to, slash) && str_has_char(source, '.'));
    if (is_same) report_redundant(c, in, whole);
}

static void check(Check *c, const Instr *in)
{
    uint32_t same = same_copy_before(&c->at, LOOKS_MOST);
    if (same != NO_STEP)
        report_redundant(c, in, same);
    else
        check_part(c, in);
}

static void fix(Fix *f, const Finding *found)
{
    fix_offer(f, found, FIX_ASK, "Delete it");
    fix_delete_step(f, found->step);
}

RULE(copy_redundant) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(COPY),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
