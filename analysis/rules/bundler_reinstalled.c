// Use the Bundler that the Ruby image has.
//
// The official Ruby images come with a Bundler that fits. Installing it again takes time, and may bring a version that does
// not fit.
//
// ```dockerfile
// FROM ruby:3.3
// RUN gem install bundler
//     ^^^^^^^^^^^ the image has Bundler already; leave this out, or name the version that you need
// RUN bundle config
// ```
//
// ```fixed
// FROM ruby:3.3
// RUN bundle config
// ```
//
// ```dockerfile
// FROM ruby:3.3
// RUN gem install bundler -v 2.5.0 && gem install bundler:2.5.1
// ```
//
// ```dockerfile
// FROM debian:12
// RUN gem install bundler
// ```
#include "lint/base_image.h"
#include "lint/run_facts.h"
#include "rules/parts/managers.h"

static bool is_of_ruby(const At *c)
{
    const Stage *stage = stage_of(c->model, c->step);
    const ImageFacts *facts = stage ? base_facts(c->model, stage) : NULL;
    return facts && str_is_z(facts->repository, "ruby");
}

static bool reinstalls(const Command *c)
{
    const Word *arg[2];
    if (!cmd_is(c, "gem", "install") && !cmd_is(c, "gem", "i")) return false;
    if (has_option_of(c, STR("-v --version"))) return false;
    return cmd_args(c, arg, 2) == 1 && str_is_z(arg[0]->text, "bundler");
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++)
        if (reinstalls(&commands->item[i]) && is_of_ruby(&c->at))
            report(c, cmd_head(&commands->item[i]),
                   "the image has Bundler already; leave this out, or name the version that you "
                   "need");
}

static void fix(Fix *f, const Finding *found)
{
    const Commands *commands = commands_of(f->model, found->step, finding_instr(f->model, found));
    if (commands->count != 1 || found->in_onbuild) return;
    fix_offer(f, found, FIX_ASK, "Delete this RUN");
    fix_delete_step(f, found->step);
}

RULE(bundler_reinstalled) = {
    .codes = WORDS("tally:ruby/redundant-bundler-install"),
    .severity = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("gem"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
