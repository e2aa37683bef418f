// Do not unset or change an ENV at the end of a RUN.
//
// A change that a shell makes to a variable ends with the shell. The next RUN and the container see the value of the ENV
// again, even when it was a password.
//
// ```dockerfile
// FROM debian:12
// ENV TOKEN_FILE=/run/token
// RUN make install && unset TOKEN_FILE
//                     ^^^^^^^^^^^^^^^^ `TOKEN_FILE` is back after this RUN, as an ENV sets it; change that, or use ARG for what only the build needs
// ```
//
// ```fixed
// FROM debian:12
// ARG TOKEN_FILE=/run/token
// RUN make install && unset TOKEN_FILE
// ```
//
// ```dockerfile
// FROM debian:12
// ENV MODE=build
// RUN make; export MODE=run
//           ^^^^^^^^^^^^^^^ `MODE` is back after this RUN, as an ENV sets it; change that, or use ARG for what only the build needs
// ```
//
// ```dockerfile
// FROM debian:12
// ENV MODE=build
// RUN unset MODE && make
// RUN make && unset OTHER
// ```
#include "lint/run_facts.h"
#include "rules/parts/env_to_arg.h"

static Str changed_name(const Command *last)
{
    bool is_unset = cmd_is(last, "unset", NULL), is_export = cmd_is(last, "export", NULL);
    if ((!is_unset && !is_export) || last->word_count != 2 || last->place) return STR("");
    Str word = last->word[1].text;
    uint32_t equals = str_find_char(word, '=');
    return is_unset ? word : equals == STR_NONE ? STR("") : str_cut(word, 0, equals);
}

// The ENV that sets the variable where the step stands; NULL if there is none.
static const VarDef *env_of(const Model *m, uint32_t step, Str name)
{
    Str value = STR("");
    const VarDef *def = NULL;
    if (name.len) var_at(m, step, name, &value, &def);
    if (!def && name.len) def = var_declared(m, step, var_limit(m, step), name);
    return def && !def->is_arg ? def : NULL;
}

static void check(Check *c, const Instr *in)
{
    const Commands *commands = run_commands(&c->at);
    if (!commands->count || in->is_json) return;
    const Command *last = &commands->item[commands->count - 1];
    Str name = changed_name(last);
    const VarDef *env = env_of(c->model, c->step, name);
    if (!env) return;
    Finding *f = report(c, last->span,
                        "`%.*s` is back after this RUN, as an ENV sets it; change that, or use ARG "
                        "for what only the build needs",
                        STR_ARG(name));
    relate(c, f, env->step, env->name_span, "the value that comes back");
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *commands = commands_of(f->model, found->step, in);
    const Command *last = &commands->item[commands->count - 1];
    const VarDef *env = env_of(f->model, found->step, changed_name(last));
    if (env && cmd_is(last, "unset", NULL)) fix_env_to_arg(f, found, env->step);
}

RULE(env_unset_in_run) = {
    .codes = WORDS("sonar:S6581"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("unset export"),
    .not_in_onbuild = true,
    .beats = WORDS("state-lost-after-run"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
