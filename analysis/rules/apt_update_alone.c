// Update the package lists in the RUN that installs.
//
// A RUN that only updates becomes a layer of its own. When the install below it changes, the builder takes the old
// lists from the cache, and versions that are gone from the mirrors are not found.
//
// ```dockerfile
// FROM debian:12
// RUN apt-get update
//     ^^^^^^^^^^^^^^ `apt-get update` alone is cached: later installs use old lists and may not find packages; put both into one RUN
// RUN apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
// ```
//
// The fix moves it to the install that follows:
//
// ```fixed
// FROM debian:12
// RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
// ```
//
// An update is fine together with an install, with a script that may install, or with the lists in a cache mount:
//
// ```dockerfile
// FROM debian:12
// COPY setup.sh /
// RUN apt-get update && bash /setup.sh
// RUN --mount=type=cache,target=/var/lib/apt/lists apt-get update
// RUN apt-get update && apt-get build-dep -y nginx
// ```
#include "lint/run_facts.h"
#include "syntax/walk.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Command *update = apt_update_alone(run_commands(c));
    if (!update || run_has_mount(c, STR("/var/lib/apt/lists"))) return;
    Span head = cmd_head(update);
    report(c, head,
           "`%.*s update` alone is cached: later installs use old lists and may not find packages; "
           "put both into one RUN",
           STR_ARG(update->name));
}

// The next step behind `step` in its stage that uses the lists; NO_STEP if there is none.
static uint32_t next_install(const Model *m, uint32_t step)
{
    for (uint32_t later = step + 1; step_exists(m, later); later++) {
        const Instr *in = instr_at(m, later);
        if (stage_index(m, later) != stage_index(m, step)) return NO_STEP;
        if (in->kind != K_RUN) continue;
        const Commands *commands = commands_of(m, later, in);
        for (uint32_t i = 0; i < commands->count; i++) {
            if (apt_updates(&commands->item[i]) || apt_uses_lists(&commands->item[i])) return later;
        }
    }
    return NO_STEP;
}

// Whether the command at the front of the list can have one before it.
static bool takes_front(const Instr *in, const Commands *commands)
{
    if (in->is_json || !commands->count || !commands->is_complete) return false;
    return commands->item[0].span.start == commands->list.start && !commands->item[0].place;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *own = commands_of(f->model, found->step, in);
    if (found->in_onbuild || own->count != 1 || own->item[0].span.end != own->list.end) return;
    uint32_t next = next_install(f->model, found->step);
    const Instr *install = next == NO_STEP ? NULL : instr_at(f->model, next);
    const Commands *into = install ? commands_of(f->model, next, install) : NULL;
    bool is_needed = into && into->count && !apt_updates(&into->item[0]);
    if (is_needed && !takes_front(install, into)) return;
    fix_offer(f, found, FIX_ASK,
              is_needed ? "Move into the RUN that installs" : "Delete the update");
    fix_delete_step(f, found->step);
    if (!is_needed) return;
    fix_move_comments(f, found->step, next);
    Str text = str_fmt(f->arena, "%.*s && ", STR_ARG(instr_slice(in, own->list)));
    fix_replace_at(f, next, (Span){into->list.start, into->list.start}, text);
}

RULE(apt_update_alone) = {
    .codes = "trivy:DS-0017 checkov:CKV_DOCKER_5 kics:update_instruction_alone sonar:S6595",
    .severity = FL_WARNING,
    .since = "0.1",
    .beats = "apt-lists-kept run-consecutive",
    .on = ON(RUN),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
