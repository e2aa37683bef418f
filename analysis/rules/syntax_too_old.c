// Pin a version of the frontend that knows what the file uses.
//
// `# syntax=docker/dockerfile:1.2` reads the file with that version. What came with a later version is refused, or read as
// something else.
//
// ```dockerfile
// # syntax=docker/dockerfile:1.2
//                            ^^^ version 1.2 of the frontend does not know `--link`, which the file uses; it came with 1.4
// FROM alpine:3.20
// COPY --link a /a
// ```
//
// ```fixed
// # syntax=docker/dockerfile:1.4
// FROM alpine:3.20
// COPY --link a /a
// ```
//
// ```dockerfile
// # syntax=docker.io/docker/dockerfile:1.3.1
//                                      ^^^^^ version 1.3 of the frontend does not know `<<EOF`, which the file uses; it came with 1.4
// FROM alpine:3.20
// COPY --chmod=755 a /a
// RUN <<EOF
// set -e
// true
// EOF
// ```
//
// ```fixed
// # syntax=docker.io/docker/dockerfile:1.4
// FROM alpine:3.20
// COPY --chmod=755 a /a
// RUN <<EOF
// set -e
// true
// EOF
// ```
//
// ```dockerfile
// # syntax=docker/dockerfile:1
// FROM alpine:3.20
// COPY --link a /a
// ```
//
// ```dockerfile
// # syntax=docker/dockerfile:1.2-labs
// FROM alpine:3.20
// RUN --network=none true
// ```
#include "instructions/instruction.h"
#include "rules/parts/frontend_version.h"
#include "rules/parts/mount_options.h"

static const Str HEREDOCS = STR_INIT("1.4"), HEREDOCS_LABS = STR_INIT("1.3");

// The version that a flag needs; empty when any has it, or none.
static Str needed_by(const Instr *in, const Node *flag, bool is_labs)
{
    const FlagInfo *info = flag_info(in->kind, flag_name(in, flag));
    if (!info || !info->since) return STR("");
    return str_of_z(is_labs && info->since_labs ? info->since_labs : info->since);
}

// The latest version that something in the file needs, and where that stands.
typedef struct Newest {
    Str needed;
    uint32_t step;
    Span span;
} Newest;

static void take(Newest *newest, Str needed, uint32_t step, Span span)
{
    bool is_newer =
        needed.len && (!newest->needed.len || version_is_before(newest->needed, needed));
    if (is_newer) *newest = (Newest){needed, step, span};
}

static void look_at(Newest *newest, const Model *m, uint32_t step, bool is_labs)
{
    const Instr *in = instr_at(m, step);
    const Mounts *mounts = mounts_at(m, step, in);
    for (uint32_t i = 0; i < mounts->count; i++) {
        const MountField *env = mount_option(&mounts->item[i], STR("env"));
        if (env) take(newest, STR("1.10"), step, env->span);
    }
    for (const Node *flag = NULL; in->flag_count && (flag = instr_next_flag(in, flag));)
        take(newest, needed_by(in, flag, is_labs), step,
             (Span){flag->start, node_child(flag, N_FLAG_NAME)->end});
    if (in->heredoc_count)
        take(newest, is_labs ? HEREDOCS_LABS : HEREDOCS, step, in->heredoc[0].word);
}

static Newest newest_of(const Model *m, bool is_labs)
{
    static const InstrKind KINDS[] = {K_ADD, K_COPY, K_RUN, K_HEALTHCHECK};
    Newest newest = {0};
    for (uint32_t k = 0; k < ARRAY_LEN(KINDS); k++)
        for (uint32_t i = 0; i < kind_count(m, KINDS[k]); i++) {
            uint32_t step = kind_step(m, KINDS[k], i);
            look_at(&newest, m, step, is_labs);
        }
    return newest;
}

static void check_file(Check *c)
{
    uint32_t item;
    Span place;
    const Items *top = model_top(c->model);
    FrontendVersion version = frontend_version(c->model);
    if (!version.text.len || !frontend_version_place(top, &item, &place)) return;
    Newest newest = newest_of(c->model, version.is_labs);
    if (!newest.needed.len || !version_is_before(version.text, newest.needed)) return;
    Str what = instr_slice(instr_at(c->model, newest.step), newest.span);
    Finding *f = report_item(c, item, place,
                             "version %.*s of the frontend does not know `%.*s`, which the file "
                             "uses; it came with %.*s",
                             STR_ARG(version.text), STR_ARG(what), STR_ARG(newest.needed));
    f->near = newest.needed;
    relate(c, f, newest.step, newest.span, "this needs version %.*s", STR_ARG(newest.needed));
}

static void fix(Fix *f, const Finding *found)
{
    fix_offer(f, found, FIX_ASK, "Use version %.*s", STR_ARG(found->near));
    fix_replace(f, found, found->span, found->near);
}

RULE(syntax_too_old) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .fixes = FIX_ASK,
    .check_file = check_file,
    .fix = fix,
};
