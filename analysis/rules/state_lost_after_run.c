// Do not end a RUN with a change that is lost when it ends.
//
// Every RUN starts a shell of its own, and only files outlive it. A variable that was exported, a folder that was entered, a file
// that was sourced or a service that was started is forgotten before the next instruction, and in the container.
//
// ```dockerfile
// FROM ubuntu:22.04
// RUN export APP_ENV=production
//     ^^^^^^ what `export` sets is gone when this RUN ends; use ENV
// RUN service mysql start
//     ^^^^^^^ the service stops when this RUN ends; start it when the container starts
// RUN apt-get --version && . /opt/venv/bin/activate
//                          ^ what `.` sets is gone when this RUN ends; use ENV, or put it into the RUN that needs it
// ```
//
// ```fixed
// FROM ubuntu:22.04
// ENV APP_ENV=production
// RUN service mysql start
// RUN apt-get --version && . /opt/venv/bin/activate
// ```
//
// A RUN that uses it itself is fine:
//
// ```dockerfile
// FROM ubuntu:22.04
// RUN export APP_ENV=production && make
// RUN . /opt/venv/bin/activate && pip --version
// RUN service mysql start && mysql --version
// ```
#include "lint/run_facts.h"

// The command that a RUN ends with, when it runs there and is joined to the others by `&&` or `;`.
static const Command *last_command(const Commands *commands)
{
    if (!commands->is_complete || !commands->count) return NULL;
    const Command *c = &commands->item[commands->count - 1];
    bool is_plain = !c->list && !(c->place & ~(uint32_t)VIA_SUDO) && c->after == JOIN_NONE;
    bool is_joined = c->before == JOIN_NONE || c->before == JOIN_AND || c->before == JOIN_SEQUENCE;
    return is_plain && is_joined ? c : NULL;
}

static bool starts_service(const Command *c)
{
    if (c->word_count < 3) return false;
    if (str_eq(c->name, STR("service")))
        return str_is_one_of(c->word[2].text, STR("start restart"));
    return str_eq(c->name, STR("systemctl")) &&
           str_is_one_of(c->word[1].text, STR("start restart"));
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Command *last = last_command(run_commands(&c->at));
    if (!last || !last->word_count) return;
    Span place = last->word[0].span;
    if (starts_service(last)) {
        report(c, place,
               "the service stops when this RUN ends; start it when the container starts");
        return;
    }
    if (last->word_count < 2) return;
    if (str_is_one_of(last->name, STR("export alias umask ulimit")) &&
        last->before != JOIN_SEQUENCE) {
        bool is_variable = str_eq(last->name, STR("export"));
        report(c, place, "what `%.*s` sets is gone when this RUN ends%s", STR_ARG(last->name),
               is_variable ? "; use ENV" : "");
    } else if (str_is_one_of(last->name, STR("source .")) && last->word_count == 2) {
        report(c, place,
               "what `%.*s` sets is gone when this RUN ends; use ENV, or put it into the RUN that "
               "needs it",
               STR_ARG(last->name));
    }
}

// `export A=b`, alone and literal, is an ENV.
static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *commands = commands_of(f->model, found->step, in);
    const Command *c = commands->item;
    if (commands->count != 1 || in->flag_count || !str_eq(c->name, STR("export"))) return;
    for (uint32_t i = 1; i < c->word_count; i++)
        if (!c->word[i].is_literal || c->word[i].is_quoted || !str_has_char(c->word[i].text, '='))
            return;
    fix_offer(f, found, FIX_ASK, "Use ENV");
    fix_replace(f, found, (Span){in->start, c->word[1].span.start}, STR("ENV "));
}

RULE(state_lost_after_run) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
