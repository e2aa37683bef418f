// Remove what pacman downloaded in the RUN that installs.
//
// pacman keeps every package that it downloads in `/var/cache/pacman/pkg`. What a later RUN removes stays in the layer below.
//
// ```dockerfile
// FROM archlinux:base-20241201.0.284684
// RUN pacman -Syu --noconfirm git
//     ^^^^^^^^^^^ `pacman -Syu` leaves its downloads in the image; end the RUN with `rm -rf /var/cache/pacman/pkg/*`
// ```
//
// ```fixed
// FROM archlinux:base-20241201.0.284684
// RUN pacman -Syu --noconfirm git && rm -rf /var/cache/pacman/pkg/*
// ```
//
// ```dockerfile
// FROM archlinux:base-20241201.0.284684 AS build
// RUN pacman -Syu --noconfirm gcc
// FROM archlinux:base-20241201.0.284684
// RUN pacman -Syu --noconfirm git && yes | pacman -Scc && pacman -Q
// RUN --mount=type=cache,target=/var/cache/pacman/pkg pacman -S --noconfirm curl
// ```
#include "rules/parts/pacman.h"
#include "rules/parts/removals.h"

static bool cleans(const Instr *in, const Command *c)
{
    // It asks whether to remove all, and takes no for an answer where it may not ask or hears none.
    if (pacman_cleans(c))
        return !has_option_of(c, STR("--noconfirm")) &&
               (c->before == JOIN_PIPE || c->place & (IN_GROUP | IN_SUBSHELL | IN_BODY) ||
                str_has_char(instr_slice(in, c->span), '<'));
    if (cmd_is(c, "paccache", NULL)) return true;
    for (uint32_t i = 1; i < c->word_count && str_is_one_of(c->name, STR("rm find")); i++)
        if (text_holds(c->word[i].text, STR("/var/cache")) || str_has_char(c->word[i].text, '$'))
            return true;
    return false;
}

// The last install after which nothing cleans up.
static const Command *kept_by(const Instr *in, const Commands *commands)
{
    const Command *last = NULL;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        if (pacman_syncs(c) && !has_option_of(c, STR("--cachedir"))) last = c;
        if (cleans(in, c)) last = NULL;
    }
    return last;
}

static void check(Check *c, const Instr *in)
{
    const Manager *m = manager_at(MANAGER_PACMAN);
    const Commands *commands = run_commands(&c->at);
    const Command *last = commands->is_complete ? kept_by(in, commands) : NULL;
    if (!last || !run_is_shipped(&c->at) || run_has_mount(&c->at, manager_text(m->folder))) return;
    Str head = pacman_words(c->arena, last);
    Finding *f = report(c, pacman_head(last),
                        "`%.*s` leaves its downloads in the image; end the RUN with `%.*s`",
                        STR_ARG(head), STR_ARG(manager_text(m->remove)));
    f->number = (uint32_t)(last - commands->item);
}

static void fix(Fix *f, const Finding *found)
{
    const Commands *commands = commands_of(f->model, found->step, finding_instr(f->model, found));
    const char *sudo = cmd_sudo(f->model, found->step, &commands->item[found->number]);
    if (!run_takes_more(f->model, found->step) || !sudo ||
        leftovers_are_needed(f->model, found->step, STR("/var/cache")))
        return;
    Str remove = manager_text(manager_at(MANAGER_PACMAN)->remove);
    fix_offer(f, found, FIX_ASK, "Remove the downloads");
    fix_append(f, found, commands, str_fmt(f->arena, "%s%.*s", sudo, STR_ARG(remove)));
}

RULE(pacman_cache_kept) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("pacman"),
    .is_folded = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
