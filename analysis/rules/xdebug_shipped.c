// Do not ship Xdebug.
//
// Xdebug makes PHP several times slower, and a debugger that it connects to can run any code. Install it in a stage for
// development.
//
// ```dockerfile
// FROM php:8.3-fpm
// RUN pecl install xdebug-3.4.0
//     ^^^^^^^^^^^^ `xdebug` makes the program slow and lets a debugger run code in it; install it in a development stage only
// ```
//
// ```fixed
// FROM php:8.3-fpm
// ```
//
// ```dockerfile
// FROM php:8.3-fpm AS base
// RUN pecl install redis-6.1.0
// FROM base AS dev
// RUN pecl install xdebug-3.4.0 && docker-php-ext-enable xdebug
// FROM base
// RUN docker-php-ext-enable redis
// ```
#include "rules/parts/left_out.h"
#include "rules/parts/managers.h"

static const Str XDEBUG = STR_INIT("xdebug");

static bool installs_xdebug(const Command *c)
{
    const Manager *m = manager_of(c);
    bool is_install = (m && manager_installs(m, c)) ||
                      str_is_one_of(c->name, STR("pecl pie docker-php-ext-enable "
                                                 "docker-php-ext-install install-php-extensions"));
    for (uint32_t i = 1; i < c->word_count && is_install; i++)
        if (text_holds(c->word[i].text, XDEBUG)) return true;
    return false;
}

static void check(Check *c, const Instr *in)
{
    if (!instr_may_hold(in, XDEBUG, 'x')) return;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        if (!installs_xdebug(command) || command->place & (IN_BODY | IN_CONDITION)) continue;
        if (!run_is_shipped(&c->at)) return;
        report(c, cmd_head(command),
               "`xdebug` makes the program slow and lets a debugger run code in it; install it in "
               "a development stage only");
        return;
    }
}

static void fix(Fix *f, const Finding *found)
{
    fix_leave_out(f, found, XDEBUG, installs_xdebug);
}

RULE(xdebug_shipped) = {
    .codes = WORDS("tally:php/no-xdebug-in-final-image"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
