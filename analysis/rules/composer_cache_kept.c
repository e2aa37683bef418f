// End a RUN that installs with Composer with `composer clear-cache`.
//
// Composer keeps every archive that it downloads. In an image nothing reads them again.
//
// ```dockerfile
// FROM php:8.3-cli
// RUN composer install --no-dev
//     ^^^^^^^^^^^^^^^^ `composer install` leaves its downloads in the image; end the RUN with `composer clear-cache`
// ```
//
// ```fixed
// FROM php:8.3-cli
// RUN composer install --no-dev && composer clear-cache
// ```
//
// ```dockerfile
// FROM php:8.3-cli
// RUN composer global require laravel/installer:^5.8
//     ^^^^^^^^^^^^^^^ `composer global` leaves its downloads in the image; end the RUN with `composer clear-cache`
// ```
//
// ```fixed
// FROM php:8.3-cli
// RUN composer global require laravel/installer:^5.8 && composer clear-cache
// ```
//
// Composer may be started by PHP:
//
// ```dockerfile
// FROM php:8.3-cli
// RUN php -d memory_limit=-1 /usr/local/bin/composer require a/b
//                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `composer require` leaves its downloads in the image; end the RUN with `php -d memory_limit=-1 /usr/local/bin/composer clear-cache`
// ```
//
// ```fixed
// FROM php:8.3-cli
// RUN php -d memory_limit=-1 /usr/local/bin/composer require a/b && php -d memory_limit=-1 /usr/local/bin/composer clear-cache
// ```
//
// ```dockerfile
// FROM php:8.3-cli
// RUN COMPOSER_CACHE_DIR=/tmp/cache composer install --no-dev && rm -rf /tmp/cache
// RUN composer install --no-dev --no-cache && composer require a/b && composer clearcache
// ```
#include "rules/parts/caches.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    cache_check(c, manager_at(MANAGER_COMPOSER), NULL);
}

static void fix(Fix *f, const Finding *found)
{
    cache_fix(f, found, FIX_ASK, manager_at(MANAGER_COMPOSER));
}

RULE(composer_cache_kept) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("composer"),
    .is_folded = true,
    .beats = WORDS("cache-mount-missing"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
