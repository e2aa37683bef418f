// Answer pacman's question with --noconfirm.
//
// Before it changes anything pacman asks whether to go on. In a build nobody answers, and the RUN fails.
//
// ```dockerfile
// FROM archlinux:base-20241201.0.284684
// RUN pacman -Syu git && rm -rf /var/cache/pacman/pkg/*
//     ^^^^^^^^^^^ `pacman -Syu` asks before it goes on, and the build cannot answer; add `--noconfirm`
// ```
//
// ```fixed
// FROM archlinux:base-20241201.0.284684
// RUN pacman --noconfirm -Syu git && rm -rf /var/cache/pacman/pkg/*
// ```
//
// ```dockerfile
// FROM archlinux:base-20241201.0.284684
// RUN pacman -Syu --noconfirm git && yes | pacman -R git && pacman -Ss git && pacman -Q && pacman -Sc --noconfirm
// ```
#include "rules/parts/pacman.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *pacman = &commands->item[i];
        if (!pacman_changes(pacman) || pacman->before == JOIN_PIPE) continue;
        bool may_answer = has_option_of(pacman, STR("--noconfirm --print"));
        for (uint32_t k = 1; k < pacman->word_count; k++)
            may_answer |= may_hold_options(&pacman->word[k]);
        if (may_answer) continue;
        Str head = pacman_words(c->arena, pacman);
        Finding *f =
            report(c, pacman_head(pacman),
                   "`%.*s` asks before it goes on, and the build cannot answer; add `--noconfirm`",
                   STR_ARG(head));
        f->number = i;
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Command *c = &commands_of(f->model, found->step, in)->item[found->number];
    bool may_fail = c->after == JOIN_OR || c->place & (IN_CONDITION | IN_BODY);
    fix_add_option_at_name(f, found, may_fail ? FIX_ASK : FIX_SAFE, STR("--noconfirm"));
}

RULE(pacman_not_assume_yes) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("pacman"),
    .fixes = FIX_SAFE | FIX_ASK,
    .check = check,
    .fix = fix,
};
