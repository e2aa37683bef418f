// Update the package lists before the first install.
//
// Images of Debian and Ubuntu come without package lists: apt-get finds no package, and the build fails.
//
// ```dockerfile
// FROM debian:12
// RUN apt-get install -y --no-install-recommends curl
//     ^^^^^^^^^^^^^^^ `apt-get install` finds no package, as this image has no lists; run `apt-get update` before it
// ```
//
// ```fixed
// FROM debian:12
// RUN apt-get update && apt-get install -y --no-install-recommends curl
// ```
//
// Lists that an earlier RUN has removed are gone:
//
// ```dockerfile
// FROM example.org/own:1
// RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
// COPY . /src
// RUN apt-get install -y --no-install-recommends jq
//     ^^^^^^^^^^^^^^^ `apt-get install` finds no package, as the lists were removed; run `apt-get update` before it
// ```
//
// ```fixed
// FROM example.org/own:1
// RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
// COPY . /src
// RUN apt-get update && apt-get install -y --no-install-recommends jq
// ```
//
// Lists from an earlier RUN or a mount, scripts that may fetch lists, package files, and other images are fine:
//
// ```dockerfile
// FROM debian:12
// RUN --mount=type=cache,target=/var/lib/apt/lists apt-get install -y --no-install-recommends a
// RUN apt-get install -y --no-install-recommends ./b.deb && apt-get install --help
// RUN curl -fsSL https://example.org/x | bash - && apt-get install -y --no-install-recommends c
// ```
//
// ```dockerfile
// FROM debian:12 AS base
// RUN apt-get update
// FROM base
// RUN apt-get install -y --no-install-recommends curl
// ```
#include "lint/base_image.h"
#include "lint/chain.h"
#include "lint/run_facts.h"
#include "rules/parts/apt_lists.h"

enum { LOOKS_MAX = 200 }; // instructions before it

// Whether the command fetches the lists, or may do so.
static bool may_update(const Command *c)
{
    if (apt_updates(c) || !c->word_count || !c->name.len) return c->word_count != 0;
    if (apt_uses_lists(c)) return false;
    return apt_may_use_lists(c) ||
           str_is_one_of(c->name, STR("add-apt-repository apt-add-repository make "
                                      "eatmydata aptitude-curses python python3 perl ruby"));
}

static bool run_may_update(const Commands *commands)
{
    if (!commands->is_complete || commands->has_unknown) return true;
    for (uint32_t i = 0; i < commands->count; i++)
        if (may_update(&commands->item[i])) return true;
    return false;
}

enum { REMOVES = 1, MAY_UPDATE = 2 };

static uint8_t what_becomes_of_lists(const Commands *commands)
{
    return (uint8_t)((apt_lists_are_removed(commands) ? REMOVES : 0) |
                     (run_may_update(commands) ? MAY_UPDATE : 0));
}

typedef enum Lists { LISTS_OF_BASE, LISTS_MAY_BE, LISTS_REMOVED } Lists;

// Whether there are lists before the step: a RUN may have brought or removed them, or files of another image.
static Lists lists_before(const At *c)
{
    Chain chain = chain_before(c->model, c->step);
    for (uint32_t n = 0; chain_back(&chain); n++) {
        const Instr *in = instr_at(c->model, chain.step);
        if (LOOKS_MAX < n) return LISTS_MAY_BE;
        uint8_t lists = in->kind == K_RUN ? commands_trait(c->model, chain.step, in,
                                                           TRAIT_APT_LISTS, what_becomes_of_lists)
                                          : 0;
        if (lists & REMOVES && !in->flag_count) return LISTS_REMOVED;
        if (lists & MAY_UPDATE) return LISTS_MAY_BE;
        bool is_tree =
            in->kind == K_COPY && instr_flag(in, STR("from")) && instr_arg_count(in) == 2 &&
            str_is_one_of(arg_value(c->arena, in, instr_arg(in, 1)), STR("/ /var /var/lib"));
        if (is_tree) return LISTS_MAY_BE;
    }
    return LISTS_OF_BASE;
}

static bool base_has_no_lists(const At *c)
{
    BaseSystem system;
    const Stage *stage = stage_of(c->model, c->step);
    if (!stage || !base_system(c->model, stage, &system) || system != SYSTEM_APT) return false;
    return base_facts(c->model, stage) != NULL;
}

static bool needs_lists(const Command *c)
{
    const Word *word[64];
    if (!cmd_in(c, "apt", "install")) return false;
    uint32_t count = cmd_args(c, word, 64), named = 0;
    for (uint32_t i = 0; i < count; i++)
        named += word[i]->is_literal && !str_has_char(word[i]->text, '/') &&
                 !str_ends_z(word[i]->text, ".deb") && !str_ends_z(word[i]->text, "-");
    return named && !cmd_flag(c, NULL, "--help") && !cmd_flag(c, NULL, "--update");
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    if (!commands->is_complete) return;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *apt = &commands->item[i];
        if (may_update(apt)) return;
        if (!needs_lists(apt)) continue;
        bool is_guarded = apt->after == JOIN_OR || apt->place & (IN_BODY | IN_CONDITION);
        if (is_guarded || run_has_mount(&c->at, STR("/var/lib/apt/lists"))) return;
        Lists lists = lists_before(&c->at);
        if (lists == LISTS_MAY_BE || (lists == LISTS_OF_BASE && !base_has_no_lists(&c->at))) return;
        if (lists == LISTS_REMOVED && !apt_installs_rare(apt)) return;
        Str head = cmd_words(c->arena, apt);
        Finding *f =
            report(c, cmd_head(apt),
                   "`%.*s` finds no package, as %s; run `apt-get update` before it", STR_ARG(head),
                   lists == LISTS_REMOVED ? "the lists were removed" : "this image has no lists");
        f->number = i;
        return;
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Command *apt = &commands_of(f->model, found->step, in)->item[found->number];
    bool is_plain = !in->is_json && !(apt->place & ~(uint32_t)VIA_SUDO) && apt->before != JOIN_PIPE;
    const char *sudo = cmd_sudo(f->model, found->step, apt);
    if (!is_plain || apt->before == JOIN_OR || !sudo) return;
    fix_offer(f, found, FIX_ASK, "Run apt-get update before it");
    fix_insert(f, found, apt->span.start, str_fmt(f->arena, "%sapt-get update && ", sudo));
}

RULE(apt_install_without_update) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .misses = ON(RUN),
    .on = ON(RUN),
    .commands = WORDS("apt"),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
