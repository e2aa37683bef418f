// Facts as of November 2026, from the manuals of the programs.
#include "rules/parts/managers.h"

static const Manager managers[MANAGERS] = {
    [MANAGER_APT] = {.family = STR_INIT("apt"),
                     .install = STR_INIT("install"),
                     .update = STR_INIT("update"),
                     .uses = STR_INIT("build-dep source download upgrade full-upgrade dist-upgrade "
                                      "safe-upgrade reinstall satisfy"),
                     .lists = STR_INIT("/var/lib/apt/lists"),
                     .example = STR_INIT("=VERSION")},
    [MANAGER_APK] = {.family = STR_INIT("apk"),
                     .install = STR_INIT("add"),
                     .update = STR_INIT("update"),
                     .uses = STR_INIT("upgrade fetch fix search"),
                     .lists = STR_INIT("/var/cache/apk"),
                     .example = STR_INIT("=VERSION"),
                     .folder = STR_INIT("/var/cache/apk"),
                     .option = STR_INIT("--no-cache"),
                     .clean = STR_INIT("cache clean")},
    [MANAGER_YUM] = {.family = STR_INIT("yum"),
                     .install = STR_INIT("install localinstall groupinstall reinstall update "
                                         "upgrade"),
                     .asks = STR_INIT("install localinstall groupinstall reinstall update upgrade "
                                      "remove erase downgrade autoremove"),
                     .yes = STR_INIT("-y --assumeyes"),
                     .add_yes = STR_INIT("-y"),
                     .answers = STR_INIT("assumeyes"),
                     .update = STR_INIT("makecache check-update"),
                     .uses = STR_INIT("builddep repoquery search list info"),
                     .lists = STR_INIT("/var/cache/yum"),
                     .example = STR_INIT("-VERSION"),
                     .folder = STR_INIT("/var/cache/yum"),
                     .also = STR_INIT("/var/cache/dnf"),
                     .clean = STR_INIT("clean all")},
    [MANAGER_DNF] = {.family = STR_INIT("dnf"),
                     .install = STR_INIT("install in localinstall groupinstall reinstall rei "
                                         "update upgrade up"),
                     .asks = STR_INIT("install in localinstall groupinstall reinstall rei update "
                                      "upgrade up remove rm swap downgrade autoremove distro-sync "
                                      "group module builddep"),
                     .yes = STR_INIT("-y --assumeyes"),
                     .add_yes = STR_INIT("-y"),
                     .answers = STR_INIT("assumeyes"),
                     .update = STR_INIT("makecache check-update"),
                     .uses = STR_INIT("builddep repoquery search list info group module download "
                                      "swap distro-sync"),
                     .lists = STR_INIT("/var/cache/dnf"),
                     .example = STR_INIT("-VERSION"),
                     .folder = STR_INIT("/var/cache/dnf"),
                     .also = STR_INIT("/var/cache/libdnf5 /var/cache/yum /var/cache/tdnf"),
                     .clean = STR_INIT("clean all")},
    [MANAGER_ZYPPER] = {.family = STR_INIT("zypper"),
                        .install = STR_INIT("install in update up patch"),
                        .asks = STR_INIT("install in remove rm source-install si patch update up "
                                         "dist-upgrade dup"),
                        .yes = STR_INIT("-n --non-interactive -y --no-confirm"),
                        .add_yes = STR_INIT("-n"),
                        .update = STR_INIT("refresh ref"),
                        .uses = STR_INIT("source-install si dist-upgrade dup search se info "
                                         "download"),
                        .lists = STR_INIT("/var/cache/zypp"),
                        .example = STR_INIT("=VERSION"),
                        .folder = STR_INIT("/var/cache/zypp"),
                        .clean = STR_INIT("clean --all"),
                        .cleans = STR_INIT("clean cc")},
    [MANAGER_PACMAN] = {.family = STR_INIT("pacman"),
                        .yes = STR_INIT("--noconfirm"),
                        .add_yes = STR_INIT("--noconfirm"),
                        .folder = STR_INIT("/var/cache/pacman/pkg"),
                        .remove = STR_INIT("rm -rf /var/cache/pacman/pkg/*")},
    [MANAGER_CHOCO] = {.family = STR_INIT("choco"),
                       .install = STR_INIT("install upgrade"),
                       .asks = STR_INIT("install upgrade uninstall"),
                       .yes = STR_INIT("-y --yes --confirm"),
                       .add_yes = STR_INIT("-y"),
                       .answers = STR_INIT("allowGlobalConfirmation")},
    [MANAGER_UV] = {.family = STR_INIT("uv"),
                    .install = STR_INIT("sync pip tool"),
                    .folder = STR_INIT("/root/.cache/uv"),
                    .setting = STR_INIT("UV_CACHE_DIR UV_NO_CACHE"),
                    .option = STR_INIT("--no-cache"),
                    .clean = STR_INIT("cache clean"),
                    .sync = STR_INIT("sync"),
                    .lock = STR_INIT("uv.lock"),
                    .frozen = STR_INIT("--locked --frozen"),
                    .frozen_setting = STR_INIT("UV_LOCKED UV_FROZEN"),
                    .production = STR_INIT("--no-dev --no-default-groups --only-group --no-group"),
                    .production_setting = STR_INIT("UV_NO_DEV UV_NO_DEFAULT_GROUPS")},
    [MANAGER_POETRY] = {.family = STR_INIT("poetry"),
                        .install = STR_INIT("install add sync update"),
                        .folder = STR_INIT("/root/.cache/pypoetry"),
                        .setting = STR_INIT("POETRY_CACHE_DIR"),
                        .option = STR_INIT("--no-cache"),
                        .cleans = STR_INIT("cache"),
                        .sync = STR_INIT("install sync"),
                        .lock = STR_INIT("poetry.lock"),
                        .production = STR_INIT("--only=main --only --without --no-dev")},
    [MANAGER_PIPENV] = {.family = STR_INIT("pipenv"),
                        .install = STR_INIT("install sync update"),
                        .folder = STR_INIT("/root/.cache"),
                        .setting = STR_INIT("PIPENV_CACHE_DIR PIP_NO_CACHE_DIR PIP_CACHE_DIR"),
                        .remove = STR_INIT("rm -rf /root/.cache/*"),
                        .sync = STR_INIT("install"),
                        .lock = STR_INIT("Pipfile.lock"),
                        .frozen = STR_INIT("--deploy --ignore-pipfile")},
    [MANAGER_PDM] = {.family = STR_INIT("pdm"),
                     .install = STR_INIT("install sync"),
                     .sync = STR_INIT("install"),
                     .lock = STR_INIT("pdm.lock"),
                     .frozen = STR_INIT("--frozen-lockfile --check --no-lock --locked"),
                     .frozen_setting = STR_INIT("PDM_FROZEN_LOCKFILE"),
                     .production = STR_INIT("--prod --production --no-default --without")},
    [MANAGER_CONDA] = {.family = STR_INIT("conda"),
                       .install = STR_INIT("install create update upgrade env"),
                       .folder = STR_INIT("/opt/conda/pkgs"),
                       .setting = STR_INIT("CONDA_PKGS_DIRS"),
                       .clean = STR_INIT("clean -afy")},
    [MANAGER_NPM] = {.family = STR_INIT("npm"),
                     .install = STR_INIT("install i ci add install-clean clean-install"),
                     .folder = STR_INIT("/root/.npm"),
                     .setting = STR_INIT("npm_config_cache NPM_CONFIG_CACHE"),
                     .clean = STR_INIT("cache clean --force"),
                     .sync = STR_INIT("ci install i clean-install install-clean"),
                     .lock = STR_INIT("package-lock.json npm-shrinkwrap.json"),
                     .production = STR_INIT("--omit=dev --production --only --prod --omit"),
                     .production_setting = STR_INIT("NODE_ENV NPM_CONFIG_OMIT npm_config_omit "
                                                    "NPM_CONFIG_PRODUCTION "
                                                    "npm_config_production")},
    [MANAGER_YARN] = {.family = STR_INIT("yarn"),
                      .install = STR_INIT("install add -"),
                      .folder = STR_INIT("/usr/local/share/.cache"),
                      .setting = STR_INIT("YARN_CACHE_FOLDER"),
                      .clean = STR_INIT("cache clean"),
                      .sync = STR_INIT("install -"),
                      .lock = STR_INIT("yarn.lock"),
                      .frozen = STR_INIT("--frozen-lockfile --immutable --pure-lockfile "
                                         "--immutable-cache"),
                      .frozen_setting = STR_INIT("YARN_ENABLE_IMMUTABLE_INSTALLS"),
                      .production = STR_INIT("--production --prod"),
                      .production_setting = STR_INIT("NODE_ENV YARN_PRODUCTION")},
    [MANAGER_PNPM] = {.family = STR_INIT("pnpm"),
                      .install = STR_INIT("install i add"),
                      .folder = STR_INIT("/root/.local/share/pnpm/store"),
                      .setting = STR_INIT("PNPM_HOME"),
                      .sync = STR_INIT("install i"),
                      .lock = STR_INIT("pnpm-lock.yaml"),
                      .frozen = STR_INIT("--frozen-lockfile --offline"),
                      .frozen_setting = STR_INIT("CI"),
                      .production = STR_INIT("--prod --production -P"),
                      .production_setting = STR_INIT("NODE_ENV")},
    [MANAGER_BUN] = {.family = STR_INIT("bun"),
                     .install = STR_INIT("install i add"),
                     .folder = STR_INIT("/root/.bun/install/cache"),
                     .setting = STR_INIT("BUN_INSTALL_CACHE_DIR"),
                     .sync = STR_INIT("install i"),
                     .lock = STR_INIT("bun.lock bun.lockb"),
                     .frozen = STR_INIT("--frozen-lockfile"),
                     .production = STR_INIT("--production -p"),
                     .production_setting = STR_INIT("NODE_ENV")},
    [MANAGER_BUNDLER] = {.family = STR_INIT("bundle"),
                         .install = STR_INIT("install -"),
                         .folder = STR_INIT("/usr/local/bundle/cache"),
                         .setting = STR_INIT("BUNDLE_PATH"),
                         .clean = STR_INIT("clean"),
                         .remove = STR_INIT("rm -rf /usr/local/bundle/cache"),
                         .sync = STR_INIT("install -"),
                         .lock = STR_INIT("Gemfile.lock gems.locked"),
                         .frozen = STR_INIT("--deployment --frozen"),
                         .frozen_setting = STR_INIT("BUNDLE_DEPLOYMENT BUNDLE_FROZEN"),
                         .production = STR_INIT("--without"),
                         .production_setting = STR_INIT("BUNDLE_WITHOUT BUNDLE_ONLY"),
                         .production_env = STR_INIT("BUNDLE_WITHOUT=development:test")},
    [MANAGER_COMPOSER] = {.family = STR_INIT("composer"),
                          .install = STR_INIT("install require update create-project"),
                          .folder = STR_INIT("/root/.composer/cache"),
                          .setting = STR_INIT("COMPOSER_CACHE_DIR"),
                          .option = STR_INIT(""),
                          .clean = STR_INIT("clear-cache"),
                          .cleans = STR_INIT("clear-cache clearcache cc"),
                          .sync = STR_INIT("install"),
                          .lock = STR_INIT("composer.lock"),
                          .production = STR_INIT("--no-dev"),
                          .production_setting = STR_INIT("COMPOSER_NO_DEV")},
    [MANAGER_CARGO] = {.family = STR_INIT("cargo"),
                       .sync = STR_INIT("build"),
                       .lock = STR_INIT("Cargo.lock"),
                       .frozen = STR_INIT("--locked --frozen")},
};

const Manager *manager_at(ManagerId id)
{
    return &managers[id];
}

const Manager *manager_of(const Command *c)
{
    Str family = cmd_family(c);
    for (uint32_t i = 0; i < MANAGERS && family.len; i++)
        if (str_eq(managers[i].family, family)) return &managers[i];
    return NULL;
}

// Whether nothing but options stands after the name, and none that only asks something.
static bool has_only_options(const Command *c)
{
    for (uint32_t i = 1; i < c->word_count; i++)
        if (!c->word[i].is_literal || str_at(c->word[i].text, 0) != '-') return false;
    return !has_option_of(c, STR("-v --version -h --help"));
}

bool manager_does(const Manager *m, const Command *c, Str subs)
{
    if (!cmd_in(c, m->family.ptr, NULL)) return false;
    const Word *sub = cmd_sub(c);
    if (!sub) return str_is_one_of(STR("-"), subs) && has_only_options(c);
    return sub->is_literal && str_is_one_of(sub->text, subs);
}

bool has_option_of(const Command *c, Str options)
{
    for (Str option = str_next_word(&options); option.len; option = str_next_word(&options)) {
        for (uint32_t i = 1; i < c->word_count; i++) {
            Str text = c->word[i].text;
            bool is_longer = option.len < text.len && text.ptr[option.len] == '=';
            if (str_starts(text, option) && (text.len == option.len || is_longer)) return true;
        }
        char letter[3] = {'-', str_at(option, 1), '\0'};
        if (option.len == 2 && cmd_flag(c, letter, NULL)) return true;
    }
    return false;
}

bool may_hold_options(const Word *word)
{
    static const Str NAMES[] = {STR_INIT("OPT"), STR_INIT("ARG"), STR_INIT("FLAG")};
    if (word->is_literal || str_at(word->text, 0) != '$') return false;
    for (uint32_t i = 0; i < ARRAY_LEN(NAMES); i++)
        if (text_holds(word->text, NAMES[i])) return true;
    return false;
}
