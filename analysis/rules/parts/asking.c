#include "rules/parts/asking.h"
#include "rules/parts/hadolint_view.h"

// Sub-commands that have others below them, and those of these that ask.
static bool is_harmless_group(const Command *c)
{
    const Word *arg[1];
    if (!str_is_one_of(cmd_sub(c)->text, STR("group module"))) return false;
    if (!cmd_args(c, arg, 1)) return true;
    return !str_is_one_of(arg[0]->text,
                          STR("install enable reset remove update upgrade switch-to"));
}

static bool may_answer(const Command *c, const Manager *m)
{
    static const Str NO_QUESTION = STR_INIT("--help --downloadonly --download-only --assumeno "
                                            "--dry-run --noop --print");
    if (has_option_of(c, manager_text(m->yes)) || has_option_of(c, NO_QUESTION)) return true;
    for (uint32_t i = 1; i < c->word_count; i++)
        if (!c->word[i].is_literal && !c->word[i].is_quoted && str_at(c->word[i].text, 0) == '$')
            return true;
    return false;
}

static bool asks(const Command *c, const Manager *m)
{
    if (!manager_does(m, c, manager_text(m->asks)) || c->before == JOIN_PIPE) return false;
    // microdnf never asks.
    return !cmd_is(c, "microdnf", NULL) && !is_harmless_group(c) && !may_answer(c, m);
}

static bool is_seen(const Command *c, const AskingSeen *seen)
{
    return seen_as(c, seen->names) && seen_word(c, seen->words) && !seen_flag(c, seen->flags);
}

void asking_check(Check *c, const Manager *m, const AskingSeen *seen)
{
    const Commands *commands = run_commands(&c->at);
    bool is_broad = fires_broadly(&c->at);
    if (is_broad && !commands->is_complete) return;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        if (is_broad ? !is_seen(command, seen) : !asks(command, m)) continue;
        if (!is_broad && m->answers.words &&
            chain_mentions(c->model, c->step, manager_text(m->answers)))
            return;
        Str head = cmd_words(c->arena, command);
        Finding *f =
            report(c, cmd_head(command),
                   "`%.*s` asks before it goes on, and the build cannot answer; add `%.*s`",
                   STR_ARG(head), STR_ARG(manager_text(m->add_yes)));
        f->number = i;
        if (is_broad) return;
    }
}

// Where a failure is let pass, the build may do without what would now be done.
static int safety_of(const Model *m, const Finding *found)
{
    const Commands *commands = commands_of(m, found->step, finding_instr(m, found));
    const Command *c = &commands->item[found->number];
    bool may_fail = c->after == JOIN_OR || c->place & (IN_CONDITION | IN_BODY);
    return may_fail ? FIX_ASK : FIX_SAFE;
}

void asking_fix(Fix *f, const Finding *found, const Manager *m)
{
    fix_add_option(f, found, safety_of(f->model, found), manager_text(m->add_yes));
}

void asking_fix_at_name(Fix *f, const Finding *found, const Manager *m)
{
    fix_add_option_at_name(f, found, safety_of(f->model, found), manager_text(m->add_yes));
}
