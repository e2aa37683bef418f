// Do not copy an archive only to unpack it.
//
// The archive stays in the layer of the COPY, although nothing needs it after the RUN that unpacks it. A bind mount shows it
// to that RUN without storing it; ADD with `--unpack` unpacks a tar archive at once.
//
// ```dockerfile
// FROM debian:12
// COPY app.tar.gz /tmp/
//      ^^^^^^^^^^ `app.tar.gz` stays in the image although a RUN unpacks it; use `RUN --mount=type=bind` or `ADD --unpack`
// RUN tar xzf /tmp/app.tar.gz -C /opt
// ```
//
// ```fixed
// FROM debian:12
// RUN --mount=type=bind,source=app.tar.gz,target=/tmp/app.tar.gz tar xzf /tmp/app.tar.gz -C /opt
// ```
//
// What removes it afterwards goes with it:
//
// ```dockerfile
// FROM debian:12
// COPY a.tgz /tmp/app.tgz
//      ^^^^^ `a.tgz` stays in the image although a RUN unpacks it; use `RUN --mount=type=bind` or `ADD --unpack`
// RUN tar xzf /tmp/app.tgz -C /opt
// RUN rm /tmp/app.tgz
// ```
//
// ```fixed
// FROM debian:12
// RUN --mount=type=bind,source=a.tgz,target=/tmp/app.tgz tar xzf /tmp/app.tgz -C /opt
// ```
//
// ```dockerfile
// FROM debian:12
// COPY dist/a.zip b.txt /tmp/
//      ^^^^^^^^^^ `dist/a.zip` stays in the image although a RUN unpacks it; use `RUN --mount=type=bind`
// RUN cd /opt && unzip /tmp/a.zip && rm /tmp/a.zip
// ```
//
// An archive that is needed afterwards, that nothing unpacks, or that another stage made, is fine, and so is a stage that
// is not shipped:
//
// ```dockerfile
// FROM debian:12 AS build
// COPY a.tar.gz /tmp/
// RUN tar -xzf /tmp/a.tar.gz
// FROM debian:12
// COPY b.tar.gz /srv/
// COPY --from=build /c.tar.gz /tmp/
// COPY d.tar.gz /srv/
// RUN tar -xzf /tmp/c.tar.gz && tar -xzf /srv/d.tar.gz && mv /srv/d.tar.gz /srv/download/
// ```
#include "lint/archives.h"
#include "lint/run_facts.h"
#include "rules/parts/unpacked.h"
#include "values/file_kinds.h"

static void check(Check *c, const Instr *in)
{
    uint32_t count = instr_arg_count(in);
    if (count < 2 || instr_flag(in, STR("from")) || !step_is_shipped(c->model, c->step)) return;
    const Node *arg = NULL;
    Str to = arg_value(c->arena, in, instr_arg(in, count - 1));
    for (uint32_t i = 0; i + 1 < count; i++) {
        arg = instr_next_arg(in, arg);
        Str source = arg_value(c->arena, in, arg);
        Str name = archive_name(source, to);
        if (!name.len) continue;
        Unpacked unpacked = unpacked_later(c->model, c->step, name, fires_broadly(&c->at));
        if (unpacked.step == NO_STEP) continue;
        Finding *f =
            report(c, node_span(arg),
                   "`%.*s` stays in the image although a RUN unpacks it; use `RUN "
                   "--mount=type=bind`%s",
                   STR_ARG(source), is_archive_name(c->arena, name) ? " or `ADD --unpack`" : "");
        f->number = unpacked.step - c->step;
        if (!unpacked.is_for_hadolint || !is_archive_for_hadolint(name)) f->codes = STR("");
        return;
    }
}

// Whether the path can stand in a mount as it is.
static bool is_plain(Str path)
{
    for (uint32_t i = 0; i < path.len; i++)
        if (!char_is_word(path.ptr[i]) && !str_has_char(STR("/.-+@"), path.ptr[i])) return false;
    return path.len != 0;
}

// Whether the RUN does nothing but to remove that one path.
static bool only_removes(const Model *m, uint32_t step, Str path)
{
    const Word *arg[2];
    const Instr *in = instr_at(m, step);
    const Commands *commands = commands_of(m, step, in);
    bool is_one = in->kind == K_RUN && commands->is_complete && commands->count == 1;
    return is_one && cmd_is(commands->item, "rm", NULL) && cmd_args(commands->item, arg, 1) == 0 &&
           cmd_sub(commands->item) && str_eq(cmd_sub(commands->item)->text, path);
}

// Removals after the RUN would find nothing to remove. Deletes those that do only that; false when there are others.
static bool drop_removals(Fix *f, uint32_t later, Str path, bool is_offered)
{
    const Model *m = f->model;
    for (uint32_t step = later + 1; step_exists(m, step); step++) {
        if (!steps_share_stage(m, step, later)) break;
        bool is_run = instr_at(m, step)->kind == K_RUN;
        if (!is_run || !removes_path(m, step, path_last(path))) continue;
        if (!only_removes(m, step, path)) return false;
        if (is_offered) fix_delete_step(f, step);
    }
    return true;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    uint32_t later = found->step + found->number; // numbers of steps change when lines come and go
    const Instr *run = instr_at(f->model, later);
    if (in->is_json || run->is_json || instr_arg_count(in) != 2 || instr_flag_count(in)) return;
    Str source = instr_slice(in, found->span), to = node_str(in, instr_arg(in, 1));
    if (!is_plain(source) || !is_plain(to) || str_at(to, 0) != '/') return;
    Str name = str_ends_z(to, "/") ? path_last(source) : STR(""),
        path = str_join(f->arena, to, name);
    if (removes_path(f->model, later, path_last(path))) return;
    if (!drop_removals(f, later, path, false)) return;
    fix_offer(f, found, FIX_ASK, "Mount it into the RUN instead");
    drop_removals(f, later, path, true);
    fix_move_comments(f, found->step, later);
    fix_delete_step(f, found->step);
    uint32_t end = instr_keyword(run)->end;
    Str mount = str_fmt(f->arena, " --mount=type=bind,source=%.*s,target=%.*s", STR_ARG(source),
                        STR_ARG(path));
    fix_replace_at(f, later, (Span){end, end}, mount);
}

RULE(archive_copied_to_extract) = {
    .codes = WORDS("hadolint:DL3010"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(COPY),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
