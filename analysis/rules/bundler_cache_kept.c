// Remove the archives of gems in the RUN that installs them.
//
// Bundler keeps the archive of each gem beside the files that it unpacks. In an image nothing reads them again.
//
// ```dockerfile
// FROM ruby:3.3-slim
// RUN bundle install
//     ^^^^^^^^^^^^^^ `bundle install` leaves its downloads in the image; end the RUN with `rm -rf /usr/local/bundle/cache`
// ```
//
// ```fixed
// FROM ruby:3.3-slim
// RUN bundle install && rm -rf /usr/local/bundle/cache
// ```
//
// ```dockerfile
// FROM ruby:3.3-slim AS build
// RUN bundle install
// FROM ruby:3.3-slim
// RUN bundle install && bundle clean --force && bundle exec rake
// RUN bundle install && rm -rf ~/.bundle "$BUNDLE_PATH"/ruby/*/cache
// RUN --mount=type=cache,target=/usr/local/bundle/cache bundle install
// ```
#include "lint/base_image.h"
#include "rules/parts/caches.h"

// Where they lie is known of the image of Ruby; with a path or in deployment mode it is another folder.
static bool has_usual_folder(const At *c)
{
    const Stage *stage = stage_of(c->model, c->step);
    const ImageFacts *facts = stage ? base_facts(c->model, stage) : NULL;
    if (!facts || !str_is_z(facts->repository, "ruby")) return false;
    return !run_sees_variable(c, STR("BUNDLE_DEPLOYMENT")) &&
           !chain_mentions(c->model, c->step, STR("deployment"));
}

static bool has_own_path(const Commands *commands)
{
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        if (cmd_in(c, "bundle", "config") || has_option_of(c, STR("--path --deployment")))
            return true;
    }
    return false;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    if (!has_usual_folder(&c->at) || has_own_path(run_commands(&c->at))) return;
    cache_check(c, manager_at(MANAGER_BUNDLER), NULL);
}

static void fix(Fix *f, const Finding *found)
{
    cache_fix(f, found, FIX_ASK, manager_at(MANAGER_BUNDLER));
}

RULE(bundler_cache_kept) = {
    .codes = WORDS("tally:ruby/leftover-bundler-cache"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("bundle"),
    .is_folded = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
