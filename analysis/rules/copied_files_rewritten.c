// Set owner and mode in the COPY.
//
// A RUN that changes the owner or the mode of copied files stores every one of them a second time, in its own layer. COPY does it in one
// step.
//
// ```dockerfile
// FROM debian:12
// COPY . /srv
// RUN chown -R app:app /srv
//     ^^^^^ this stores the files of `/srv` a second time; use `COPY --chown`
// COPY run.sh /usr/bin/run.sh
// RUN chmod +x /usr/bin/run.sh
//     ^^^^^ this stores the files of `/usr/bin/run.sh` a second time; use `COPY --chmod`
// ```
//
// A RUN that also makes files there, or that changes what another RUN made, is fine:
//
// ```dockerfile
// FROM debian:12
// COPY --chown=app:app . /srv
// RUN mkdir /srv/data && chown -R app /srv/data
// RUN chown -R app /var/lib/app
// ```
#include "rules/parts/removals.h"

// The only path that the command changes, when it is plain and absolute.
static Str changed_path(const Command *c)
{
    const Word *path = NULL;
    uint32_t plain = 0;
    for (uint32_t i = 1; i < c->word_count; i++) {
        if (!c->word[i].is_literal) return STR("");
        if (str_at(c->word[i].text, 0) == '-') continue;
        plain++;
        path = &c->word[i];
    }
    if (plain != 2 || str_at(path->text, 0) != '/') return STR("");
    return path_fixed(path->text);
}

// Whether the nearest earlier instruction that names the path is a COPY or ADD of files to it.
static bool is_copied(const Model *m, uint32_t step, Str path)
{
    const Stage *stage = stage_of(m, step);
    for (uint32_t at = step; stage && at-- > stage->from;) {
        const Instr *in = instr_at(m, at);
        uint32_t count = instr_arg_count(in);
        if (in->kind == K_RUN && str_has(in->joined, path)) return false;
        if ((in->kind != K_COPY && in->kind != K_ADD) || count < 2 || in->is_json) continue;
        Str to = node_str(in, instr_arg(in, count - 1));
        if (str_eq(path, to) || path_is_below(path_fixed(to), path)) return true;
    }
    return false;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    if (commands->count != 1 || !commands->is_complete || !run_is_shipped(&c->at)) return;
    const Command *only = commands->item;
    bool is_owner = cmd_is(only, "chown", NULL);
    if (!is_owner && !cmd_is(only, "chmod", NULL)) return;
    Str path = changed_path(only);
    if (!path.len || !is_copied(c->model, c->step, path)) return;
    report(c, only->word[0].span, "this stores the files of `%.*s` a second time; use `COPY --%s`",
           STR_ARG(path), is_owner ? "chown" : "chmod");
}

RULE(copied_files_rewritten) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .not_in_onbuild = true,
    .beats = "run-consecutive",
    .check = check,
};
