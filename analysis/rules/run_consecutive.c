// Join RUNs that belong together.
//
// Every RUN makes a layer, and what a later one removes stays in the layer of the earlier one. Joined, they make one layer,
// without the removed files. Only steps of one kind that follow each other are reported: running them again together costs
// little.
//
// ```dockerfile
// FROM debian:12
// RUN groupadd -r app
// RUN useradd -r -g app app
// ^^^ these 3 RUNs could be one layer; join them
// RUN mkdir /data && chown app /data
// CMD ["app"]
// ```
//
// ```fixed
// FROM debian:12
// RUN groupadd -r app \
//     && useradd -r -g app app \
//     && mkdir /data && chown app /data
// CMD ["app"]
// ```
//
// A RUN that goes to another folder is not joined to what follows it, which would run there:
//
// ```dockerfile
// FROM debian:12
// RUN (cd /etc && touch a)
// RUN cd /opt && touch b
// ^^^ these 4 RUNs could be one layer; join them
// RUN export X=1 && echo $X > c
// RUN umask 027 && mkdir /data
// RUN npm install -g pm2@5
// RUN npm install -g serve@14
// ^^^ this RUN and the one before it could be one layer; join them
// CMD ["app"]
// ```
//
// RUNs of different cost are better separate, so that a change to the cheap one leaves the expensive one in the build cache.
// So are RUNs with a comment between them, with mounts or heredocs, and those of build stages:
//
// ```dockerfile
// FROM debian:12 AS build
// RUN mkdir /src
// RUN mkdir /out
// FROM debian:12
// RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
// RUN mkdir /data
// # Logs have a folder of their own.
// RUN mkdir /logs
// RUN --mount=type=cache,target=/cache mkdir /cache/x
// ```
#include "base/utf.h"
#include "rules/parts/hadolint_view.h"
#include "rules/parts/neighbours.h"
#include "rules/parts/rewritten.h"
#include "syntax/walk.h"

// Whether one of the RUNs would not be there if COPY had set owner and mode.
static bool is_needless(Check *c, uint32_t step, uint32_t end)
{
    Rewritten r;
    for (; step < end; step++) {
        At at = at_step(c->arena, c->model, step);
        if (run_rewrites_copied(&at, commands_of(c->model, step, instr_at(c->model, step)), &r))
            return true;
    }
    return false;
}

static bool seen_as_one(const Model *m, uint32_t first, uint32_t step)
{
    return seen_flags(m, first) == seen_flags(m, step) && seen_count(m, first) < 2 &&
           seen_count(m, step) < 2;
}

// Every RUN behind one of at most one command; that one stays the first of them.
static void check_file(Check *c)
{
    const Model *m = c->model;
    uint32_t first = NO_STEP;
    for (uint32_t step = 0; fires_broadly(&c->at) && step_exists(m, step); step++) {
        const Instr *in = instr_at(m, step);
        bool is_run = in->kind == K_RUN, is_next = is_run && first != NO_STEP;
        if (is_next && seen_as_one(m, first, step)) {
            Finding *f = report_at(c, step, node_span(instr_keyword(in)),
                                   "this RUN and the one before it could be one layer; join them");
            f->codes = STR("hadolint:DL3059");
            continue;
        }
        first = is_run ? step : NO_STEP;
    }
}

static void check(Check *c, const Instr *in)
{
    if (!in) {
        check_file(c);
        return;
    }
    // One finding a group, at its second RUN.
    if (fires_broadly(&c->at) || !run_is_shipped(&c->at) ||
        !neighbours_are_second(c->model, c->step))
        return;
    uint32_t first = c->step - 1, end = neighbours_end(c->model, first), count = end - first;
    if (is_needless(c, first, end)) return;
    Str what = count == 2 ? STR("this RUN and the one before it")
                          : str_fmt(c->arena, "these %u RUNs", count);
    Finding *f = report(c, node_span(instr_keyword(in)), "%.*s could be one layer; join them",
                        STR_ARG(what));
    relate(c, f, first, node_span(instr_keyword(instr_at(c->model, first))), "the first of them");
}

// Whether a RUN would leave what is joined to it in another folder, or with other variables or rights.
static bool leaves_state(const Commands *commands)
{
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        bool stays = c->place & (IN_SUBSHELL | IN_SUBSTITUTION | IN_SHELL_C);
        bool assigns = !c->word_count && c->has_assignment; // `A=b;`
        if (!stays && (assigns || str_is_one_of(c->name, STR("cd pushd popd export umask unset"))))
            return true;
    }
    return false;
}

static void fix(Fix *f, const Finding *found)
{
    const Model *m = f->model;
    if (!neighbours_are_second(m, found->step)) return;
    uint32_t first = found->step - 1, end = neighbours_end(m, first);
    const Instr *into = instr_at(m, first);
    // Each start of Bash reads what a RUN before it may have written.
    int safety = run_sees_variable(&f->at, STR("BASH_ENV")) ? FIX_ASK : FIX_SAFE;
    Joined joined = {0};
    Out text = out_on(f->arena);
    for (uint32_t step = first; step < end; step++) {
        const Instr *in = instr_at(m, step);
        const Commands *commands = commands_of(m, step, in);
        if (!joined_takes(&joined, m, step)) return;
        if (step + 1 < end && leaves_state(commands)) return;
        if (!neighbours_join_safely(commands)) safety = FIX_ASK;
        if (step != first) out_str(&text, neighbours_joined(f, into, in, commands));
    }
    fix_offer(f, found, safety, "Join the RUNs");
    // Written with the last character, so that it stays on the line of that.
    uint32_t at = commands_of(m, first, into)->list.end;
    Span last = {at - utf_before(into->joined, at).len, at};
    fix_replace_at(f, first, last, str_join(f->arena, instr_slice(into, last), out_done(&text)));
    for (uint32_t step = first + 1; step < end; step++) fix_delete_step(f, step);
}

RULE(run_consecutive) = {
    .codes = WORDS("hadolint:DL3059 kics:multiple_run_add_copy sonar:S7031"),
    .severity = FL_INFO,
    .since = "0.1",
    .on = ON(RUN),
    .is_folded = true,
    .joins = true,
    .not_in_onbuild = true,
    .is_of_file_too = true,
    .fixes = FIX_SAFE | FIX_ASK,
    .check = check,
    .fix = fix,
};
