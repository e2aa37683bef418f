// Upgrade the system when you install from new lists with pacman.
//
// `pacman -Sy PACKAGE` fetches new lists and installs one package from them beside older libraries. Arch Linux does not
// support such a mixture: programs then fail because a library is missing.
//
// ```dockerfile
// FROM archlinux:base-20241201.0.284684
// RUN pacman -Sy --noconfirm git && rm -rf /var/cache/pacman/pkg/*
//            ^^^ `-Sy` installs new packages beside old libraries, which may not fit together; use `-Syu`
// ```
//
// ```fixed
// FROM archlinux:base-20241201.0.284684
// RUN pacman -Syu --noconfirm git && rm -rf /var/cache/pacman/pkg/*
// ```
//
// ```dockerfile
// FROM archlinux:base-20241201.0.284684
// RUN pacman -Sy --noconfirm archlinux-keyring && pacman -Syu --noconfirm git && rm -rf /var/cache/pacman/pkg/*
// RUN pacman -Sy && pacman -S --noconfirm -yu git
// ```
#include "rules/parts/pacman.h"

static const Word *partial_of(const Command *c)
{
    const Word *package = cmd_sub(c);
    if (!pacman_does(c, 'S', STR("scgilpw")) || !package) return NULL;
    // Its keys come first, so that the upgrade can be checked.
    if (str_eq(package->text, STR("archlinux-keyring"))) return NULL;
    if (has_option_of(c, STR("-u --sysupgrade"))) return NULL;
    for (uint32_t i = 1; i < c->word_count; i++) {
        Str text = c->word[i].text;
        bool is_cluster = str_at(text, 0) == '-' && str_at(text, 1) != '-';
        if (is_cluster && str_has_char(text, 'S') && str_has_char(text, 'y')) return &c->word[i];
    }
    return NULL;
}

// Whether the RUN upgrades all by another command.
static bool has_upgrade(const Commands *commands)
{
    for (uint32_t i = 0; i < commands_near(commands, 0); i++)
        if (pacman_does(&commands->item[i], 'u', STR(""))) return true;
    return false;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Word *word = partial_of(&commands->item[i]);
        if (!word || has_upgrade(commands)) continue;
        Finding *f = report(c, word->span,
                            "`%.*s` installs new packages beside old libraries, which may not fit "
                            "together; use `%.*su`",
                            STR_ARG(word->text), STR_ARG(word->text));
        f->number = i;
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Word *word = partial_of(&commands_of(f->model, found->step, in)->item[found->number]);
    if (!word || !word_is_written(in, word)) return;
    fix_offer(f, found, FIX_ASK, "Use %.*su", STR_ARG(word->text));
    fix_insert(f, found, word_text_span(in, word).end, STR("u"));
}

RULE(pacman_partial_upgrade) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("pacman"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
