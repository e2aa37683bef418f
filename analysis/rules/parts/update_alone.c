#include "rules/parts/update_alone.h"
#include "syntax/walk.h"

static bool updates(const Command *c, const Manager *m)
{
    return manager_does(m, c, manager_text(m->update));
}

static bool uses_lists(const Command *c, const Manager *m)
{
    // With `--no-cache` apk fetches its own.
    if (m->option.words && has_option_of(c, manager_text(m->option))) return false;
    return manager_installs(m, c) || manager_does(m, c, manager_text(m->uses));
}

// Commands that use no lists of this manager and start no script that might.
static bool is_idle(const Command *c, const Manager *m)
{
    if (updates(c, m)) return true;
    if (cmd_in(c, m->family.ptr, NULL))
        return manager_does(m, c, STR("clean autoclean autoremove remove purge"));
    return command_is_idle(c);
}

const Command *updates_alone(const Commands *commands, const Manager *m)
{
    const Command *update = NULL;
    if (!commands->is_complete || commands->has_unknown) return NULL;
    for (uint32_t i = 0; i < commands->count; i++) {
        if (!is_idle(&commands->item[i], m)) return NULL;
        if (updates(&commands->item[i], m)) update = &commands->item[i];
    }
    return update;
}

static bool removes_lists(const Commands *commands, const Manager *m)
{
    for (uint32_t i = 0; i < commands->count; i++)
        for (uint32_t k = 1; k < commands->item[i].word_count; k++)
            if (cmd_is(&commands->item[i], "rm", NULL) &&
                text_holds(commands->item[i].word[k].text, manager_text(m->lists)))
                return true;
    return false;
}

const Command *update_alone(const At *c, const Manager *m)
{
    const Command *update = updates_alone(run_commands(c), m);
    if (!update || run_has_mount(c, manager_text(m->lists))) return NULL;
    return removes_lists(run_commands(c), m) ? NULL : update;
}

// The next step after `step` in its stage that uses the lists, or fetches others; NO_STEP if there is none.
static uint32_t next_install(const Model *model, uint32_t step, const Manager *m)
{
    for (uint32_t later = step + 1; step_exists(model, later); later++) {
        const Instr *in = instr_at(model, later);
        if (!steps_share_stage(model, later, step)) return NO_STEP;
        if (in->kind != K_RUN) continue;
        const Commands *commands = commands_of(model, later, in);
        for (uint32_t i = 0; i < commands->count; i++)
            if (updates(&commands->item[i], m) || uses_lists(&commands->item[i], m)) return later;
    }
    return NO_STEP;
}

// Whether a stage on top may install with what is fetched here.
static bool is_below_others(const Model *model, uint32_t step)
{
    const Stage *stage = stage_of(model, step);
    return stage && stage->is_base;
}

// Whether nothing behind the update needs what it fetches.
static bool is_useless(const Model *model, uint32_t step, const Manager *m)
{
    uint32_t next = next_install(model, step, m);
    for (uint32_t later = step + 1; later < next && step_exists(model, later); later++) {
        const Instr *in = instr_at(model, later);
        if (!steps_share_stage(model, later, step)) break;
        const Commands *commands = commands_of(model, later, in);
        for (uint32_t i = 0; in->kind == K_RUN && i < commands->count; i++)
            if (!commands->item[i].family && !command_is_idle(&commands->item[i])) return false;
        if (commands->has_unknown) return false;
    }
    if (next == NO_STEP) return !is_below_others(model, step);
    const Commands *commands = commands_of(model, next, instr_at(model, next));
    return commands->count && updates(&commands->item[0], m);
}

void update_alone_check(Check *c, const Manager *m)
{
    const Command *update = update_alone(&c->at, m);
    if (!update) return;
    report(c, cmd_head(update),
           !c->in_onbuild && is_useless(c->model, c->step, m)
               ? "nothing here uses what `%.*s update` fetches; delete it"
               : "`%.*s update` alone is cached: later installs use old lists and may not find "
                 "packages; put both into one RUN",
           STR_ARG(update->name));
}

// Whether the command at the front of the list can have one before it.
static bool takes_front(const Instr *in, const Commands *commands)
{
    if (in->is_json || !commands->count || !commands->is_complete) return false;
    return commands->item[0].span.start == commands->list.start && !commands->item[0].place;
}

// Whether the update is all that the RUN does.
static bool is_all_of(const Commands *own)
{
    return own->count == 1 && own->item[0].span.end == own->list.end;
}

void update_alone_fix(Fix *f, const Finding *found, const Manager *m)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *own = commands_of(f->model, found->step, in);
    if (!is_all_of(own) || found->in_onbuild) return;
    uint32_t next = next_install(f->model, found->step, m);
    const Instr *install = next == NO_STEP ? NULL : instr_at(f->model, next);
    const Commands *into = install ? commands_of(f->model, next, install) : NULL;
    bool is_needed = into && into->count && !updates(&into->item[0], m);
    bool has_place = install ? !is_needed || takes_front(install, into)
                             : !is_below_others(f->model, found->step);
    if (!has_place) return;
    fix_offer(f, found, FIX_ASK,
              is_needed ? "Move into the RUN that installs" : "Delete the update");
    fix_delete_step(f, found->step);
    uint32_t to = install ? next : found->step + 1;
    if (step_exists(f->model, to) && steps_share_stage(f->model, found->step, to))
        fix_move_comments(f, found->step, to);
    if (!is_needed) return;
    Str text = str_fmt(f->arena, "%.*s && ", STR_ARG(instr_slice(in, own->list)));
    fix_replace_at(f, next, (Span){into->list.start, into->list.start}, text);
}
