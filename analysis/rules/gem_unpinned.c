// Install a certain version of a gem.
//
// Without a version each new build installs the newest one: a build that worked yesterday fails today, or the program
// behaves differently.
//
// ```dockerfile
// FROM ruby:3.3
// RUN gem install --no-document rake rails:7.1.0
//                               ^^^^ `rake` has no version, so each new build may bring another one; write `rake:VERSION`
// ```
//
// ```dockerfile
// FROM ruby:3.3
// RUN gem install rails -v 7.1.0 && gem i rails:7.1.0 && gem install rake --version=13.2.1 && gem install ./x.gem
// RUN gem install bundler && gem install -g Gemfile && gem install $GEMS
// ```
#include "rules/parts/hadolint_view.h"
#include "rules/parts/unpinned.h"

static bool installs(const At *c, const Command *command)
{
    (void)c;
    if (!cmd_is(command, "gem", "install") && !cmd_is(command, "gem", "i")) return false;
    return !has_option_of(command, STR("-v --version -g --file"));
}

static bool is_loose_broadly(Str package)
{
    return !str_has_char(package, ':');
}

static bool is_loose(Str package)
{
    bool is_file = str_ends_z(package, ".gem") || str_has_char(package, '/');
    return is_loose_broadly(package) && !is_file && !str_is_z(package, "bundler");
}

static const Word *seen(const At *c, const Commands *commands, const Command *command)
{
    (void)c, (void)commands;
    if (!seen_as(command, STR("gem")) || !seen_word(command, STR("install i"))) return NULL;
    if (has_option_of(command, STR("-v --version"))) return NULL;
    for (uint32_t i = 1; i < command->word_count; i++) {
        const Word *word = &command->word[i];
        if (str_is_z(word->text, "--")) return NULL;
        bool is_option = str_at(word->text, 0) == '-';
        if (is_option) i++; // takes the next word along, whatever it is
        if (is_option || str_is_one_of(word->text, STR("install i"))) continue;
        if (is_loose_broadly(word->text)) return word;
    }
    return NULL;
}

static const Unpinned unpinned = {installs, is_loose, "`%.*s:VERSION`", seen};

static void check(Check *c, const Instr *in)
{
    (void)in;
    unpinned_check(c, &unpinned);
}

RULE(gem_unpinned) = {
    .codes = WORDS("hadolint:DL3028 kics:gem_install_without_version"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("gem"),
    .is_folded = true,
    .check = check,
};
