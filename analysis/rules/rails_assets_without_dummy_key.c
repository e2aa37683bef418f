// Compile the assets of Rails with a dummy key.
//
// In production Rails needs its secret key even to compile assets; without it the build fails. Since 7.1
// `SECRET_KEY_BASE_DUMMY=1` makes Rails use a key for this one command.
//
// ```dockerfile
// FROM ruby:3.3
// ENV RAILS_ENV=production
// RUN ./bin/rails assets:precompile
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this fails without the secret key of the program; put `SECRET_KEY_BASE_DUMMY=1` before it
// ```
//
// ```fixed
// FROM ruby:3.3
// ENV RAILS_ENV=production
// RUN SECRET_KEY_BASE_DUMMY=1 ./bin/rails assets:precompile
// ```
//
// ```dockerfile
// FROM ruby:3.3
// RUN bundle exec rake assets:precompile
// ENV RAILS_ENV=production
// RUN SECRET_KEY_BASE_DUMMY=1 ./bin/rails assets:precompile
// RUN --mount=type=secret,id=key,env=SECRET_KEY_BASE ./bin/rails assets:precompile
// ENV SECRET_KEY_BASE=x
// RUN ./bin/rails assets:precompile
// ```
//
// Nor is anything said of a command that is given another secret, which the program may use as its key:
//
// ```dockerfile
// FROM ruby:3.4
// ENV RAILS_ENV=production
// RUN APP_SECRET_TOKEN=x bundle exec rake assets:precompile
// ```
//
// ```dockerfile
// FROM ruby:3.4
// ENV RAILS_ENV=production
// RUN AWS_SECRET_ACCESS_KEY=x CONFIG=/SECRET_KEY/config rake assets:precompile
//                                                       ^^^^^^^^^^^^^^^^^^^^^^ this fails without the secret key of the program; put `SECRET_KEY_BASE_DUMMY=1` before it
// ```
#include "lint/base_image.h"
#include "lint/chain.h"
#include "model/context.h"
#include "rules/parts/lock_files.h"
#include "syntax/walk.h"
#include "values/file_kinds.h"

// `rails assets:precompile`, also through `bundle exec` and rake.
static bool compiles_assets(const Command *c)
{
    if (!str_is_one_of(c->name, STR("rails rake bundle"))) return false;
    bool compiles = false;
    for (uint32_t i = 1; i < c->word_count; i++) {
        if (str_starts_z(c->word[i].text, "SECRET_KEY_BASE")) return false; // rake sets it
        compiles |= str_is_z(c->word[i].text, "assets:precompile");
    }
    return compiles;
}

// By a mount, or in the file that older versions of Rails keep it in.
static bool has_secret(const At *c)
{
    const Mounts *mounts = mounts_at(c->model, c->step, c->in);
    for (uint32_t i = 0; i < mounts->count; i++)
        if (str_is_z(mounts->item[i].type, "secret")) return true;
    for (Chain chain = chain_before(c->model, c->step); chain_back(&chain);) {
        const Instr *in = instr_at(c->model, chain.step);
        for (const Node *arg = NULL; in->kind == K_COPY && (arg = instr_next_arg(in, arg));)
            if (str_starts_z(path_last(arg_text(in, arg)), "secrets.yml")) return true;
    }
    return false;
}

// Programs may take the key from a variable of another name: `APP_SECRET_TOKEN=x`.
static bool has_own_key(const Command *command)
{
    for (uint32_t i = 0; i < command->prefix_count; i++) {
        Str rest = command->prefix[i].text, name;
        str_next_part(&rest, '=', &name);
        if (str_any(name, STR("SECRET_TOKEN SECRET_KEY SECRET_KEY_BASE"), str_ends)) return true;
    }
    return false;
}

static bool is_production(const At *c, const Command *command)
{
    Str value = STR("");
    for (uint32_t i = 0; i < command->prefix_count; i++)
        if (str_is_z(command->prefix[i].text, "RAILS_ENV=production")) return true;
    if (cmd_has_word(command, STR("RAILS_ENV=production"))) return true; // rake takes it too
    return var_at(c->model, c->step, STR("RAILS_ENV"), &value, NULL) == ENV_SET &&
           str_is_z(value, "production");
}

// Rails 7.1 is the first that has a dummy of its own.
static const char *dummy_at(const Model *m, uint32_t step)
{
    const Stage *stage = stage_of(m, step);
    return stage && base_is_old_ruby(m, stage) ? "SECRET_KEY_BASE=dummy"
                                               : "SECRET_KEY_BASE_DUMMY=1";
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    const FlContext *context = model_context(c->model);
    if (context && context_find(context, STR("config/secrets.yml"))) return;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        if (!compiles_assets(command) || !is_production(&c->at, command) || has_secret(&c->at))
            continue;
        if (has_own_key(command)) continue;
        if (has_setting(&c->at, command,
                        STR("SECRET_KEY_BASE_DUMMY SECRET_KEY_BASE RAILS_MASTER_KEY SECRET_TOKEN")))
            continue;
        Span span = {command->word[0].span.start, command->word[command->word_count - 1].span.end};
        Finding *f =
            report(c, span, "this fails without the secret key of the program; put `%s` before it",
                   dummy_at(c->model, c->step));
        f->number = i;
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Command *c = &commands_of(f->model, found->step, in)->item[found->number];
    if (in->is_json || c->place & IN_SHELL_C) return;
    fix_offer(f, found, FIX_ASK, "Use a dummy key");
    fix_insert(f, found, c->span.start, str_fmt(f->arena, "%s ", dummy_at(f->model, found->step)));
}

RULE(rails_assets_without_dummy_key) = {
    .codes = WORDS("tally:ruby/asset-precompile-without-dummy-key"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("rails rake bundle"),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
