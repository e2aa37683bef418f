// Install without the recommended packages.
//
// apt-get also installs what a package recommends: often documentation, fonts or a mail server that nothing in the
// image uses.
//
// ```dockerfile
// FROM debian:12
// RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
//                       ^^^^^^^^^^^^^^^ `apt-get install` also installs what the packages recommend; add `--no-install-recommends`
// ```
//
// A package that the image does use must then be named, so try the build after the fix:
//
// ```fixed
// FROM debian:12
// RUN apt-get update && apt-get install --no-install-recommends -y curl && rm -rf /var/lib/apt/lists/*
// ```
//
// An option or a file that switches them off is enough, and `--install-recommends` says that they are wanted:
//
// ```dockerfile
// FROM debian:12
// RUN echo 'APT::Install-Recommends "0";' > /etc/apt/apt.conf.d/99local
// RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
// ```
//
// ```dockerfile
// FROM debian:12
// RUN apt-get update && apt-get install -y --install-recommends curl && rm -rf /var/lib/apt/lists/*
// FROM debian:12
// COPY apt.conf /etc/apt/apt.conf.d/90project
// RUN apt-get update && apt-get install -y curl
// FROM debian:12
// COPY apt.conf $FOLDER/90project
// RUN apt-get update && apt-get install -y curl
// FROM debian:12
// ENV APT=/etc/apt
// COPY apt.conf ${APT}/apt.conf.d/90project
// RUN apt-get update && apt-get install -y curl
// ```
//
// ```dockerfile
// FROM debian:12
// ENV APP=/opt/app
// COPY scripts ${APP}/scripts
// RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
//                       ^^^^^^^^^^^^^^^ `apt-get install` also installs what the packages recommend; add `--no-install-recommends`
// ```
#include "rules/parts/apt_lists.h"
#include "rules/parts/hadolint_view.h"

// Options that a variable may hold could be the one that is missing.
static bool may_have_option(const Command *c)
{
    static const Str OPTION = STR_INIT("install-recommends");
    for (uint32_t i = 1; i < c->word_count; i++) {
        const Word *word = &c->word[i];
        if (word->is_literal && word->text.len < OPTION.len) continue;
        if (text_holds(word->text, OPTION)) return true;
        if (text_holds(word->text, STR("no-install-suggests"))) continue;
        if (!word->is_literal && text_holds(word->text, STR("OPT"))) return true;
    }
    return false;
}

static bool has_package(const Command *c)
{
    const Word *word[1];
    return cmd_args(c, word, 1) != 0;
}

static bool seen_recommending(const Command *c)
{
    return seen_as(c, STR("apt-get")) && seen_word(c, STR("install")) &&
           !seen_flag(c, STR("no-install-recommends")) &&
           !seen_word(c, STR("APT::Install-Recommends=false"));
}

static bool recommends(const At *c, const Command *install)
{
    if (!command_is_named(c, install)) return false;
    bool installs = cmd_is(install, "apt-get", "install") || cmd_is(install, "apt", "install");
    return installs && has_package(install) && !may_have_option(install) && run_is_shipped(c) &&
           !apt_may_be_told(c, STR("Install-Recommends"));
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    bool is_broad = fires_broadly(&c->at);
    if (is_broad && !commands->is_complete) return;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *install = &commands->item[i];
        if (is_broad ? !seen_recommending(install) : !recommends(&c->at, install)) continue;
        Finding *f = report(c, cmd_head(install),
                            "`%.*s install` also installs what the packages recommend; add "
                            "`--no-install-recommends`",
                            STR_ARG(install->name));
        f->number = i;
        if (is_broad) return;
    }
}

static void fix(Fix *f, const Finding *found)
{
    fix_add_option(f, found, FIX_ASK, STR("--no-install-recommends"));
}

RULE(apt_recommends) = {
    .codes = WORDS("hadolint:DL3015 trivy:DS-0029 kics:apt_get_not_avoiding sonar:S6500"),
    .severity = FL_INFO,
    .since = "0.1",
    .on = ON(RUN),
    .commands = WORDS("apt"),
    .is_folded = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
