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
// ```
#include "lint/sources.h"
#include "lint/workdirs.h"
#include "values/ignore_file.h"
#include "values/values.h"

enum { LOOKS_MOST = 30 }; // instructions before the one that is checked

static bool same_flag(const Instr *a, const Instr *b, Str name)
{
    const Node *x = instr_flag(a, name), *y = instr_flag(b, name);
    if (!x || !y) return !x && !y;
    return str_eq(node_str(a, x), node_str(b, y));
}

static bool same_flags(const Instr *a, const Instr *b)
{
    static const Str NAMES[] = {STR_INIT("chown"),   STR_INIT("chmod"),   STR_INIT("from"),
                                STR_INIT("exclude"), STR_INIT("parents"), STR_INIT("link")};
    for (uint32_t i = 0; i < ARRAY_LEN(NAMES); i++)
        if (!same_flag(a, b, NAMES[i])) return false;
    return !instr_flag(a, STR("exclude"));
}

// The destination of a step as an absolute path; false when it is not known.
static bool destination(Check *c, uint32_t step, Str *path)
{
    const Instr *in = instr_at(c->model, step);
    Str folder = STR("/");
    const Node *to = instr_last_arg(in);
    Expansion e = expand_at(c->model, step, arg_value(c->arena, in, to), expand_mode(c->model));
    if (!e.is_ok || !e.is_known || !e.result.len) return false;
    uint32_t workdir = last_before(c->model, step, K_WORKDIR);
    if (!workdir_of(c->arena, c->model, step, workdir, &folder)) return false;
    *path = workdir_join(c->arena, folder, e.result);
    return true;
}

// The nearest COPY of the whole context behind which nothing changes files; NO_STEP if there is none.
static uint32_t whole_before(Check *c, const Instr *in)
{
    const Stage *stage = stage_of(c->model, c->step);
    uint32_t looks = LOOKS_MOST;
    for (uint32_t step = c->step; stage && looks-- && stage->from < --step;) {
        const Instr *other = instr_at(c->model, step);
        if (other->kind == K_RUN || other->kind == K_ADD) return NO_STEP;
        if (other->kind != K_COPY || instr_arg_count(other) != 2 || !same_flags(other, in))
            continue;
        if (str_is_one_of(node_str(other, instr_arg(other, 0)), STR(". ./"))) return step;
    }
    return NO_STEP;
}

static void check(Check *c, const Instr *in)
{
    Sources sources = sources_of(&c->at, in);
    if (sources.count != 1 || sources.item[0].kind != SOURCE_LOCAL) return;
    Str source = path_clean(c->arena, sources.item[0].text), to, base;
    if (glob_has_wildcard(source) || str_eq(source, STR(".")) || str_at(source, 0) == '.') return;
    uint32_t whole = whole_before(c, in);
    if (whole == NO_STEP || !destination(c, c->step, &to) || !destination(c, whole, &base)) return;
    if (str_at(source, 0) == '/') source = str_skip(source, 1);
    Str brought = workdir_join(c->arena, base, source);
    Str written = arg_value(c->arena, in, instr_arg(in, 1));
    bool is_into = str_ends(written, STR("/")) || str_ends(written, STR("."));
    Str slash = workdir_join(c->arena, brought, STR(".."));
    bool is_same =
        str_eq(to, brought) || (is_into && str_eq(to, slash) && str_has_char(source, '.'));
    if (!is_same) return;
    Finding *f =
        report(c, instr_args_span(in), "a COPY above has brought this to the same place already");
    relate(c, f, whole, instr_args_span(instr_at(c->model, whole)), "it comes from here");
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
