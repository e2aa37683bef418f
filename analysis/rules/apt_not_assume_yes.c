// Answer apt's question with -y.
//
// When an installation needs more than the packages that are named, apt asks whether to go on. In a build nobody answers,
// and the RUN fails.
//
// ```dockerfile
// FROM debian:12
// RUN apt-get update && apt-get install --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
//                       ^^^^^^^^^^^^^^^ `apt-get install` asks before it goes on, and the build cannot answer; add `-y`
// ```
//
// ```fixed
// FROM debian:12
// RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
// ```
//
// Packages may come from a list:
//
// ```dockerfile
// FROM debian:12
// RUN apt-get update && xargs -a packages apt-get install && rm -rf /var/lib/apt/lists/*
//                                         ^^^^^^^^^^^^^^^ `apt-get install` asks before it goes on, and the build cannot answer; add `-y`
// ```
//
// ```fixed
// FROM debian:12
// RUN apt-get update && xargs -a packages apt-get install -y && rm -rf /var/lib/apt/lists/*
// ```
//
// All of these mean yes, and a simulation asks nothing:
//
// ```dockerfile
// FROM debian:12 AS build
// RUN apt-get update && apt-get -qqy install a && apt-get install -q=2 b && apt-get -q -q install c
// RUN apt-get install --assume-yes d && apt-get -o APT::Get::Assume-Yes=true install e && yes | apt-get purge f
// ```
#include "rules/parts/apt_lists.h"
#include "rules/parts/hadolint_view.h"

// `-q` counts once, `-qq` and `-q=2` twice: twice means yes.
static uint32_t quiet_level(Str word)
{
    uint32_t level = 0;
    if (str_is_z(word, "--quiet")) return 1;
    if (str_is_z(word, "-q=2") || str_is_z(word, "--quiet=2")) return 2;
    if (str_at(word, 0) != '-' || str_at(word, 1) == '-') return 0;
    for (uint32_t i = 1; i < word.len && char_is_alpha(word.ptr[i]); i++)
        level += word.ptr[i] == 'q';
    return level;
}

static bool means_yes(const Command *c)
{
    uint32_t quiet = 0;
    if (cmd_flag(c, "-y", "--yes") || cmd_flag(c, NULL, "--assume-yes")) return true;
    if (cmd_flag(c, NULL, "--force-yes") || cmd_flag(c, NULL, "--help")) return true;
    for (uint32_t i = 1; i < c->word_count; i++) {
        Str word = c->word[i].text;
        quiet += quiet_level(word);
        if (text_holds(word, STR("Assume-Yes"))) return true;
        // A variable may hold options.
        if (!c->word[i].is_literal && !c->word[i].is_quoted && str_at(word, 0) == '$') return true;
    }
    return 2 <= quiet;
}

static bool asks_nothing(const Command *c)
{
    static const char *const QUESTIONS[] = {"--simulate",  "--just-print", "--dry-run",
                                            "--recon",     "--no-act",     "--download-only",
                                            "--print-uris"};
    if (cmd_flag(c, "-s", NULL) || cmd_flag(c, "-d", NULL)) return true;
    for (uint32_t i = 0; i < ARRAY_LEN(QUESTIONS); i++)
        if (cmd_flag(c, NULL, QUESTIONS[i])) return true;
    // Without a package these do nothing; with --fix-broken, and the others, they look for work themselves.
    static const Str NEED_PACKAGE = STR_INIT("install remove purge build-dep");
    const Word *word[64];
    uint32_t count = cmd_args(c, word, 64), local = 0;
    bool looks_around = cmd_flag(c, "-f", "--fix-broken") || cmd_flag(c, NULL, "--auto-remove");
    looks_around |= (c->place & VIA_XARGS) != 0; // the packages come from elsewhere
    if (!count && !looks_around && str_is_one_of(cmd_sub(c)->text, NEED_PACKAGE)) return true;
    for (uint32_t i = 0; i < count; i++) local += str_ends_z(word[i]->text, ".deb");
    return count && local == count;
}

// hadolint counts `q` in all clusters, and takes two of them for yes.
static bool seen_asking(const Command *c)
{
    uint32_t letters = 0, words = 0;
    if (!seen_as(c, STR("apt-get")) || !seen_word(c, STR("install"))) return false;
    if (seen_flag(c, STR("y yes qq assume-yes")) || seen_word(c, STR("-q=2"))) return false;
    for (uint32_t i = 1; i < c->word_count; i++) {
        Str text = c->word[i].text;
        words += str_is_z(text, "--quiet");
        bool is_cluster = str_at(text, 0) == '-' && str_at(text, 1) != '-';
        for (uint32_t k = 1; k < text.len && is_cluster; k++) letters += text.ptr[k] == 'q';
    }
    return letters != 2 && words != 2;
}

static void check_broadly(Check *c, const Commands *commands)
{
    for (uint32_t i = 0; i < commands->count && commands->is_complete; i++) {
        if (!seen_asking(&commands->item[i])) continue;
        Finding *f =
            report(c, cmd_head(&commands->item[i]),
                   "`apt-get install` asks before it goes on, and the build cannot answer; "
                   "add `-y`");
        f->number = i;
        return;
    }
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    static const Str ASKING = STR_INIT("install upgrade full-upgrade dist-upgrade remove purge "
                                       "autoremove build-dep");
    const Commands *commands = run_commands(&c->at);
    if (fires_broadly(&c->at)) {
        check_broadly(c, commands);
        return;
    }
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *apt = &commands->item[i];
        const Word *sub = cmd_in(apt, "apt", NULL) ? cmd_sub(apt) : NULL;
        if (!sub || !sub->is_literal || !str_is_one_of(sub->text, ASKING)) continue;
        if (means_yes(apt) || asks_nothing(apt) || apt->before == JOIN_PIPE) continue;
        if (apt_may_be_told(&c->at, STR("Assume-Yes"))) return;
        Finding *f =
            report(c, cmd_head(apt),
                   "`%.*s %.*s` asks before it goes on, and the build cannot answer; add `-y`",
                   STR_ARG(apt->name), STR_ARG(sub->text));
        f->number = i;
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Commands *commands = commands_of(f->model, found->step, finding_instr(f->model, found));
    const Command *apt = &commands->item[found->number];
    // Where a failure is let pass, the build may do without what would now be done.
    bool may_fail = apt->after == JOIN_OR || apt->place & (IN_CONDITION | IN_BODY);
    fix_add_option(f, found, may_fail ? FIX_ASK : FIX_SAFE, STR("-y"));
}

RULE(apt_not_assume_yes) = {
    .codes = WORDS("hadolint:DL3014 trivy:DS-0021 kics:apt_get_missing_flags sonar:S6584"),
    .severity = FL_WARNING,
    .since = "0.1",
    .on = ON(RUN),
    .commands = WORDS("apt"),
    .fixes = FIX_SAFE | FIX_ASK,
    .check = check,
    .fix = fix,
};
