// Facts as of November 2026, from the manuals of the programs.
#include "rules/parts/managers.h"

static const Manager managers[MANAGERS] = {
    [MANAGER_APT] = {.family = STR_INIT("apt"),
                     .install = {"install"},
                     .update = {"update"},
                     .uses = {"build-dep source download upgrade full-upgrade dist-upgrade "
                              "safe-upgrade reinstall satisfy"},
                     .lists = {"/var/lib/apt/lists"},
                     .example = {"=VERSION"}},
    [MANAGER_APK] = {.family = STR_INIT("apk"),
                     .install = {"add"},
                     .update = {"update"},
                     .uses = {"upgrade fetch fix search"},
                     .lists = {"/var/cache/apk"},
                     .example = {"=VERSION"},
                     .folder = {"/var/cache/apk"},
                     .also = {"/etc/apk/cache"},
                     .option = {"--no-cache"},
                     .clean = {"cache clean"}},
    [MANAGER_YUM] = {.family = STR_INIT("yum"),
                     .install = {"install localinstall groupinstall reinstall update "
                                 "upgrade"},
                     .asks = {"install localinstall groupinstall reinstall update upgrade "
                              "remove erase downgrade autoremove group"},
                     .yes = {"-y --assumeyes"},
                     .add_yes = {"-y"},
                     .answers = {"assumeyes"},
                     .update = {"makecache check-update"},
                     .uses = {"builddep repoquery search list info group module download "
                              "swap distro-sync"},
                     .lists = {"/var/cache/yum"},
                     .example = {"-VERSION"},
                     .folder = {"/var/cache/yum"},
                     .also = {"/var/cache/dnf"},
                     .clean = {"clean all"}},
    [MANAGER_DNF] = {.family = STR_INIT("dnf"),
                     .install = {"install in localinstall groupinstall reinstall rei "
                                 "update upgrade up"},
                     .asks = {"install in localinstall groupinstall reinstall rei update "
                              "upgrade up remove rm swap downgrade autoremove distro-sync "
                              "group module builddep"},
                     .yes = {"-y --assumeyes"},
                     .add_yes = {"-y"},
                     .answers = {"assumeyes"},
                     .update = {"makecache check-update"},
                     .uses = {"builddep repoquery search list info group module download "
                              "swap distro-sync"},
                     .lists = {"/var/cache/dnf"},
                     .example = {"-VERSION"},
                     .folder = {"/var/cache/dnf"},
                     .also = {"/var/cache/libdnf5 /var/cache/yum /var/cache/tdnf"},
                     .clean = {"clean all"}},
    [MANAGER_ZYPPER] = {.family = STR_INIT("zypper"),
                        .install = {"install in update up patch"},
                        .asks = {"install in remove rm source-install si patch update up "
                                 "dist-upgrade dup"},
                        .yes = {"-n --non-interactive -y --no-confirm"},
                        .add_yes = {"-n"},
                        .update = {"refresh ref"},
                        .uses = {"source-install si dist-upgrade dup search se info "
                                 "download"},
                        .lists = {"/var/cache/zypp"},
                        .example = {"=VERSION"},
                        .folder = {"/var/cache/zypp"},
                        .clean = {"clean --all"},
                        .cleans = {"clean cc"}},
    [MANAGER_PACMAN] = {.family = STR_INIT("pacman"),
                        .yes = {"--noconfirm"},
                        .add_yes = {"--noconfirm"},
                        .folder = {"/var/cache/pacman/pkg"},
                        .remove = {"rm -rf /var/cache/pacman/pkg/*"}},
    [MANAGER_CHOCO] = {.family = STR_INIT("choco"),
                       .install = {"install upgrade"},
                       .asks = {"install upgrade uninstall"},
                       .yes = {"-y --yes --confirm"},
                       .add_yes = {"-y"},
                       .answers = {"allowGlobalConfirmation"}},
    [MANAGER_UV] = {.family = STR_INIT("uv"),
                    .install = {"sync pip tool"},
                    .folder = {"/root/.cache/uv"},
                    .setting = {"UV_CACHE_DIR UV_NO_CACHE"},
                    .option = {"--no-cache"},
                    .clean = {"cache clean"},
                    .sync = {"sync"},
                    .lock = {"uv.lock"},
                    .frozen = {"--locked --frozen"},
                    .frozen_setting = {"UV_LOCKED UV_FROZEN"},
                    .production = {"--no-dev --no-default-groups --only-group --no-group"},
                    .production_setting = {"UV_NO_DEV UV_NO_DEFAULT_GROUPS"}},
    [MANAGER_POETRY] = {.family = STR_INIT("poetry"),
                        .install = {"install add sync update"},
                        .folder = {"/root/.cache/pypoetry"},
                        .setting = {"POETRY_CACHE_DIR"},
                        .option = {"--no-cache"},
                        .cleans = {"cache"},
                        .sync = {"install sync"},
                        .lock = {"poetry.lock"},
                        .production = {"--only=main --only --without --no-dev"}},
    [MANAGER_PIPENV] = {.family = STR_INIT("pipenv"),
                        .install = {"install sync update"},
                        .folder = {"/root/.cache"},
                        .setting = {"PIPENV_CACHE_DIR PIP_NO_CACHE_DIR PIP_CACHE_DIR"},
                        .remove = {"rm -rf /root/.cache/pip*"},
                        .sync = {"install"},
                        .lock = {"Pipfile.lock"},
                        .frozen = {"--deploy --ignore-pipfile"}},
    [MANAGER_PDM] = {.family = STR_INIT("pdm"),
                     .install = {"install sync"},
                     .sync = {"install"},
                     .lock = {"pdm.lock"},
                     .frozen = {"--frozen-lockfile --check --no-lock --locked"},
                     .frozen_setting = {"PDM_FROZEN_LOCKFILE"},
                     .production = {"--prod --production --no-default --without"}},
    [MANAGER_CONDA] = {.family = STR_INIT("conda"),
                       .install = {"install create update upgrade env"},
                       .folder = {"/opt/conda/pkgs"},
                       .setting = {"CONDA_PKGS_DIRS"},
                       .clean = {"clean -afy"}},
    [MANAGER_NPM] = {.family = STR_INIT("npm"),
                     .install = {"install i ci add install-clean clean-install"},
                     .folder = {"/root/.npm"},
                     .setting = {"npm_config_cache NPM_CONFIG_CACHE"},
                     .clean = {"cache clean --force"},
                     .sync = {"ci install i clean-install install-clean"},
                     .lock = {"package-lock.json npm-shrinkwrap.json"},
                     .production = {"--omit=dev --production --only --prod --omit"},
                     .production_setting = {"NODE_ENV NPM_CONFIG_OMIT npm_config_omit "
                                            "NPM_CONFIG_PRODUCTION "
                                            "npm_config_production"}},
    [MANAGER_YARN] = {.family = STR_INIT("yarn"),
                      .install = {"install add -"},
                      .folder = {"/usr/local/share/.cache"},
                      .setting = {"YARN_CACHE_FOLDER"},
                      .clean = {"cache clean"},
                      .sync = {"install -"},
                      .lock = {"yarn.lock"},
                      .frozen = {"--frozen-lockfile --immutable --pure-lockfile "
                                 "--immutable-cache"},
                      .frozen_setting = {"YARN_ENABLE_IMMUTABLE_INSTALLS"},
                      .production = {"--production --prod"},
                      .production_setting = {"NODE_ENV YARN_PRODUCTION"}},
    [MANAGER_PNPM] = {.family = STR_INIT("pnpm"),
                      .install = {"install i add"},
                      .folder = {"/root/.local/share/pnpm/store"},
                      .setting = {"PNPM_HOME"},
                      .sync = {"install i"},
                      .lock = {"pnpm-lock.yaml"},
                      .frozen = {"--frozen-lockfile --offline"},
                      .frozen_setting = {"CI"},
                      .production = {"--prod --production -P"},
                      .production_setting = {"NODE_ENV"}},
    [MANAGER_BUN] = {.family = STR_INIT("bun"),
                     .install = {"install i add"},
                     .folder = {"/root/.bun/install/cache"},
                     .setting = {"BUN_INSTALL_CACHE_DIR"},
                     .sync = {"install i"},
                     .lock = {"bun.lock bun.lockb"},
                     .frozen = {"--frozen-lockfile"},
                     .production = {"--production -p --omit"},
                     .production_setting = {"NODE_ENV"}},
    [MANAGER_BUNDLER] = {.family = STR_INIT("bundle"),
                         .install = {"install -"},
                         .folder = {"/usr/local/bundle/cache"},
                         .setting = {"BUNDLE_PATH"},
                         .clean = {"clean"},
                         .remove = {"rm -rf /usr/local/bundle/cache"},
                         .sync = {"install -"},
                         .lock = {"Gemfile.lock gems.locked"},
                         .frozen = {"--deployment --frozen"},
                         .frozen_setting = {"BUNDLE_DEPLOYMENT BUNDLE_FROZEN"},
                         .production = {"--without"},
                         .production_setting = {"BUNDLE_WITHOUT BUNDLE_ONLY"},
                         .production_env = {"BUNDLE_WITHOUT=development:test"}},
    [MANAGER_COMPOSER] = {.family = STR_INIT("composer"),
                          .install = {"install require update create-project"},
                          .folder = {"/root/.composer/cache"},
                          .also = {"/root/.cache/composer"},
                          .setting = {"COMPOSER_CACHE_DIR"},
                          .clean = {"clear-cache"},
                          .cleans = {"clear-cache clearcache cc"},
                          .sync = {"install"},
                          .lock = {"composer.lock"},
                          .production = {"--no-dev"},
                          .production_setting = {"COMPOSER_NO_DEV"}},
    [MANAGER_CARGO] = {.family = STR_INIT("cargo"),
                       .sync = {"build"},
                       .lock = {"Cargo.lock"},
                       .frozen = {"--locked --frozen"}},
};

Str manager_text(ManagerText field)
{
    return field.words ? str_of_z(field.words) : STR("");
}

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

bool manager_installs(const Manager *m, const Command *c)
{
    return manager_does(m, c, manager_text(m->install));
}

bool has_option_of(const Command *c, Str options)
{
    for (Str option = str_next_word(&options); option.len; option = str_next_word(&options)) {
        for (uint32_t i = 1; i < c->word_count; i++) {
            Str text = c->word[i].text;
            if (text.len < option.len || text.ptr[0] != option.ptr[0]) continue;
            bool ends = text.len == option.len || text.ptr[option.len] == '=';
            if (ends && str_starts(text, option)) return true;
        }
        char letter[3] = {'-', str_at(option, 1), '\0'};
        if (option.len == 2 && cmd_flag(c, letter, NULL)) return true;
    }
    return false;
}

bool may_hold_options(const Word *word)
{
    if (word->is_literal || str_at(word->text, 0) != '$') return false;
    return str_any(word->text, STR("OPT ARG FLAG"), text_holds);
}
