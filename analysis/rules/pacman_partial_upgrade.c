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
// RUN pacman --sync --refresh --noconfirm git && pacman --sync --clean --clean --noconfirm
//                   ^^^^^^^^^ `--refresh` installs new packages beside old libraries, which may not fit together; use `--refresh --sysupgrade`
// ```
//
// ```fixed
// FROM archlinux:base-20241201.0.284684
// RUN pacman --sync --refresh --sysupgrade --noconfirm git && pacman --sync --clean --clean --noconfirm
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
    if (str_is_z(package->text, "archlinux-keyring")) return NULL;
    return pacman_option(c, 'u') ? NULL : pacman_option(c, 'y');
}

// The option that upgrades all as well: `-Syu`, `--refresh --sysupgrade`.
static Str with_upgrade(Arena *a, Str option)
{
    bool is_long = str_starts_z(option, "--");
    return str_join(a, option, is_long ? STR(" --sysupgrade") : STR("u"));
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
        Str both = with_upgrade(c->arena, word->text);
        Finding *f = report(c, word->span,
                            "`%.*s` installs new packages beside old libraries, which may not fit "
                            "together; use `%.*s`",
                            STR_ARG(word->text), STR_ARG(both));
        f->number = i;
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Word *word = partial_of(&commands_of(f->model, found->step, in)->item[found->number]);
    if (!word || !word_is_written(in, word)) return;
    Str both = with_upgrade(f->arena, word->text);
    fix_offer(f, found, FIX_ASK, "Use %.*s", STR_ARG(both));
    fix_insert(f, found, word_text_span(in, word).end, str_skip(both, word->text.len));
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
