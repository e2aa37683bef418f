// Change directory with WORKDIR.
//
// `cd` lasts until the end of its RUN. WORKDIR makes the directory when it is missing, and holds for all that follows.
//
// ```dockerfile
// FROM debian:12
// WORKDIR /
// RUN cd /app && make
//     ^^^^^^^ `cd /app` lasts for this RUN only; use WORKDIR
// CMD ["./app"]
// ```
//
// The fix sets the old directory again where a later instruction needs it:
//
// ```fixed
// FROM debian:12
// WORKDIR /
// WORKDIR /app
// RUN make
// WORKDIR /
// CMD ["./app"]
// ```
//
// A RUN with nothing but `cd` does nothing at all:
//
// ```dockerfile
// FROM debian:12
// RUN mkdir -p /app && cd /app
//     ^^^^^^^^^^^^^^^^^^^^^^^^ `cd /app` lasts for this RUN only; use WORKDIR
// ```
//
// ```fixed
// FROM debian:12
// WORKDIR /app
// ```
//
// The same holds where a `;` or the end of a line in a heredoc stands behind it:
//
// ```dockerfile
// FROM debian:12
// RUN cd /app; ./configure
//     ^^^^^^^ `cd /app` lasts for this RUN only; use WORKDIR
// RUN <<EOF
// cd /opt/tool
// ^^^^^^^^^^^^ `cd /opt/tool` lasts for this RUN only; use WORKDIR
// ./install
// EOF
// ```
//
// ```fixed
// FROM debian:12
// WORKDIR /app
// RUN ./configure
// WORKDIR /opt/tool
// RUN <<EOF
// ./install
// EOF
// ```
//
// There is no fix where another user makes the folder, as that of a WORKDIR belongs to root:
//
// ```dockerfile
// FROM node:22.12-slim
// WORKDIR /home/node
// USER node
// RUN mkdir app && cd app && npm init -y
//     ^^^^^^^^^^^^^^^^^^^ `cd app` lasts for this RUN only; use WORKDIR
// ```
//
// A directory that is left or removed again in the same RUN is fine, and so are a subshell and a folder that is mounted for
// this RUN alone:
//
// ```dockerfile
// FROM debian:12
// RUN cd /src && make && cd / && rm -r /src
// RUN (cd /lib && make)
// RUN mkdir -p /build && cd /build && make install && rm -rf /build
// RUN --mount=type=bind,target=/work,rw cd /work && make install
// ```
#include "lint/workdirs.h"
#include "rules/parts/hadolint_view.h"
#include "rules/parts/removals.h"
#include "syntax/walk.h"

// Any cd, wherever it stands and whatever it is for.
static void check_any(Check *c)
{
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *cd = &commands->item[i];
        if (!seen_as(cd, STR("cd"))) continue;
        Finding *f = report(c, cd->span, "`cd` lasts for this RUN only; use WORKDIR");
        f->codes = STR("hadolint:DL3003");
        return;
    }
}

// A folder that is mounted into the RUN is not there in any other.
static bool is_mounted(const At *c, Str folder)
{
    const Mounts *mounts = mounts_at(c->model, c->step, c->in);
    for (uint32_t i = 0; i < mounts->count; i++)
        if (mounts->item[i].target.len && path_is_below(folder, mounts->item[i].target))
            return true;
    return false;
}

// Whether the folder would belong to root then, or a mount has a place that would change with the directory.
static bool needs_cd(const Model *m, uint32_t step, const Instr *in, const CdStart *start)
{
    const Mounts *mounts = mounts_at(m, step, in);
    bool needs = cd_start_is_as_user(m, step, start);
    for (uint32_t i = 0; i < mounts->count; i++)
        needs |= mounts->item[i].target.len &&
                 !str_has_char(STR("/$"), str_at(mounts->item[i].target, 0));
    return needs;
}

// Whether the cd goes where the RUN is already.
static bool is_there(Arena *a, const Model *m, uint32_t step, const CdStart *start)
{
    Str none = STR(""), folder = workdir_join(a, none, workdir_before(a, m, step));
    bool is_cd = start->span.start == start->cd->span.start && !start->is_alone;
    return is_cd && folder.len && str_eq(workdir_join(a, none, start->folder), folder);
}

static void check(Check *c, const Instr *in)
{
    CdStart start = cd_start(in, run_commands(&c->at));
    if (!start.cd && fires_broadly(&c->at)) check_any(c);
    if (!start.cd || (in->flag_count && !fires_broadly(&c->at) && is_mounted(&c->at, start.folder)))
        return;
    bool is_needless = !fires_broadly(&c->at) && is_there(c->arena, c->model, c->step, &start);
    Finding *f = report(c, (Span){start.span.start, start.cd->span.end}, "`cd %.*s` %s",
                        STR_ARG(start.folder),
                        is_needless ? "is not needed: that is the working directory already"
                                    : "lasts for this RUN only; use WORKDIR");
    f->extra = (Span){start.span.start, start.next};
    f->number = is_needless;
}

// A folder that means the same in a Dockerfile as in the shell.
static bool is_plain(Str folder)
{
    for (uint32_t i = 0; i < folder.len; i++) {
        char c = folder.ptr[i];
        if (!char_is_word(c) && !str_has_char(STR("/.-+,@%:"), c)) return false;
    }
    return folder.len != 0;
}

// Whether what the WORKDIR would reach can have the old directory again.
static bool comes_back(uint32_t next, Str old)
{
    return next == NO_STEP || (next != NEEDED_LATER && old.len);
}

static void fix(Fix *f, const Finding *found)
{
    const Model *m = f->model;
    const Instr *in = finding_instr(m, found);
    CdStart start = cd_start(in, commands_of(m, found->step, in));
    if (found->in_onbuild || !start.cd || !is_plain(start.folder)) return;
    if (found->number) {
        fix_offer(f, found, FIX_ASK, "Drop the cd");
        fix_delete(f, found, found->extra);
        return;
    }
    if (needs_cd(m, found->step, in, &start)) return;
    uint32_t next = workdir_needed_by(m, found->step);
    Str old = workdir_before(f->arena, m, found->step), folder = start.folder;
    // A relative WORKDIR is clear only below another one.
    bool is_clear = str_at(folder, 0) == '/' || last_before(m, found->step, K_WORKDIR) != NO_STEP;
    if (!is_clear && !old.len) return;
    if (!is_clear) folder = workdir_join(f->arena, old, folder);
    Str line = str_fmt(f->arena, "WORKDIR %.*s", STR_ARG(folder));
    if (!start.is_alone && !comes_back(next, old)) return;
    fix_offer(f, found, FIX_ASK, "Use WORKDIR");
    if (start.is_alone) {
        fix_replace(f, found, (Span){in->start, start.cd->span.end}, line);
        return;
    }
    fix_line_before(f, found->step, line);
    fix_delete(f, found, found->extra);
    if (next != NO_STEP) fix_line_before(f, next, str_fmt(f->arena, "WORKDIR %.*s", STR_ARG(old)));
}

RULE(workdir_by_cd) = {
    .codes = WORDS("hadolint:DL3003 trivy:DS-0013 kics:run_command_cd sonar:S6597"),
    .severity = FL_WARNING,
    .since = "0.1",
    .on = ON(RUN),
    .commands = WORDS("cd"),
    .beats_at_place = WORDS("shellcheck"),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
