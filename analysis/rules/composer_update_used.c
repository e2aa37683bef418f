// Install with `composer install` where there is a lock file.
//
// `composer update` looks for the newest versions and writes a new `composer.lock` into the image, so that the program runs with other
// versions than those that were tested.
//
// ```dockerfile
// FROM composer:2
// COPY composer.json composer.lock ./
// RUN composer update --no-dev && composer clear-cache
//     ^^^^^^^^^^^^^^^ `composer update` installs other versions than those in `composer.lock`; use `composer install`
// ```
//
// ```fixed
// FROM composer:2
// COPY composer.json composer.lock ./
// RUN composer install --no-dev && composer clear-cache
// ```
//
// ```dockerfile
// FROM composer:2
// COPY composer.json ./
// RUN composer update --no-dev && composer clear-cache
// COPY composer.lock ./
// RUN composer update --lock && composer update vendor/package && composer clear-cache
// ```
#include "rules/parts/lock_files.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *composer = &commands->item[i];
        const Word *arg[1];
        if (!cmd_is(composer, "composer", "update") || cmd_args(composer, arg, 1)) continue;
        if (has_option_of(composer, STR("--lock --help --dry-run"))) continue;
        if (lock_before(&c->at, manager_text(manager_at(MANAGER_COMPOSER)->lock)) == LOCK_NOT_SEEN)
            return;
        Finding *f = report(c, cmd_head(composer),
                            "`composer update` installs other versions than those in "
                            "`composer.lock`; use `composer install`");
        f->number = i;
        return;
    }
}

static void fix(Fix *f, const Finding *found)
{
    fix_replace_sub(f, found, STR("install"));
}

RULE(composer_update_used) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("composer"),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
