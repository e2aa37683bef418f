// Let Bundler keep to Gemfile.lock.
//
// Without frozen or deployment mode Bundler changes a `Gemfile.lock` that does not fit the `Gemfile`: the image then has
// other versions than those that were tested.
//
// ```dockerfile
// FROM ruby:3.3
// WORKDIR /app
// COPY Gemfile Gemfile.lock ./
// RUN bundle install && rm -rf /usr/local/bundle/cache
//     ^^^^^^^^^^^^^^ `bundle install` may bring other versions than those in `Gemfile.lock`; set `BUNDLE_FROZEN=1`
// ```
//
// ```fixed
// FROM ruby:3.3
// WORKDIR /app
// COPY Gemfile Gemfile.lock ./
// ENV BUNDLE_FROZEN=1
// RUN bundle install && rm -rf /usr/local/bundle/cache
// ```
//
// ```dockerfile
// FROM ruby:3.3
// WORKDIR /app
// COPY Gemfile ./
// RUN bundle install && rm -rf /usr/local/bundle/cache
// COPY Gemfile.lock ./
// RUN bundle config set --local deployment true && bundle install && rm -rf /usr/local/bundle/cache
// RUN BUNDLE_FROZEN=1 bundle install && bundle exec rake
// ```
#include "rules/parts/dev_dependencies.h"

static bool is_configured(const At *c)
{
    const Commands *commands = run_commands(c);
    for (uint32_t i = 0; i < commands->count; i++)
        if (cmd_in(&commands->item[i], "bundle", "config")) return true;
    return chain_mentions(c->model, c->step, STR("frozen")) ||
           chain_mentions(c->model, c->step, STR("deployment"));
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    uint32_t number = 0;
    const Command *bundle = lock_ignored(&c->at, manager_at(MANAGER_BUNDLER), &number);
    // Told once: one ENV is enough for the stage.
    if (!bundle || is_configured(&c->at) || dev_install_before(&c->at, manager_at(MANAGER_BUNDLER)))
        return;
    Str head = cmd_words(c->arena, bundle);
    report(c, cmd_head(bundle),
           "`%.*s` may bring other versions than those in `Gemfile.lock`; set `BUNDLE_FROZEN=1`",
           STR_ARG(head));
}

static void fix(Fix *f, const Finding *found)
{
    fix_offer(f, found, FIX_ASK, "Set BUNDLE_FROZEN=1");
    fix_line_before(f, found->step, STR("ENV BUNDLE_FROZEN=1"));
}

RULE(bundler_lock_ignored) = {
    .codes = WORDS("tally:ruby/missing-bundle-deployment"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("bundle"),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
