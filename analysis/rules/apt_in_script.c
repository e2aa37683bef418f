// Use apt-get in a Dockerfile.
//
// `apt` is made for people at a terminal: it says itself that what it prints and does may change from release to release. `apt-get`
// stays as it is.
//
// ```dockerfile
// FROM debian:12
// RUN apt update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
//     ^^^ `apt` is made for people and may change what it does; use `apt-get`
// ```
//
// ```fixed
// FROM debian:12
// RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
// ```
//
// ```dockerfile
// FROM debian:12
// RUN ["apt", "show", "curl"]
//      ^^^^^ `apt` is made for people and may change what it does; use `apt-cache`
// ```
//
// ```fixed
// FROM debian:12
// RUN ["apt-cache", "show", "curl"]
// ```
//
// ```dockerfile
// FROM debian:12
// RUN apt-get install -y apt && ls /etc/apt
// ```
#include "lint/run_facts.h"
#include "rules/parts/hadolint_view.h"

// What to write instead: the command, and its sub-command where that has another name.
typedef struct Instead {
    Str subs, command, sub;
} Instead;

static const Instead INSTEAD[] = {
    {STR_INIT("update install remove purge autoremove clean"), STR_INIT("apt-get"), STR_INIT("")},
    {STR_INIT("full-upgrade"), STR_INIT("apt-get"), STR_INIT("dist-upgrade")},
    {STR_INIT("search show policy"), STR_INIT("apt-cache"), STR_INIT("")},
    {STR_INIT("upgrade build-dep source download reinstall satisfy autoclean"), STR_INIT("apt-get"),
     STR_INIT("")},
};

static const Instead *instead_of(const Command *c)
{
    const Word *sub = cmd_sub(c);
    for (uint32_t i = 0; i < ARRAY_LEN(INSTEAD) && sub; i++)
        if (sub->is_literal && str_is_one_of(sub->text, INSTEAD[i].subs)) return &INSTEAD[i];
    return NULL;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    bool is_broad = fires_broadly(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *apt = &commands->item[i];
        if (is_broad ? !seen_as(apt, STR("apt")) : !cmd_is(apt, "apt", NULL)) continue;
        const Instead *instead = instead_of(apt);
        Str better = instead ? instead->command : STR("apt-get");
        Finding *f = report(c, apt->word[0].span,
                            "`apt` is made for people and may change what it does; use `%.*s`",
                            STR_ARG(better));
        f->number = i;
        if (is_broad) return;
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Command *apt = &commands_of(f->model, found->step, in)->item[found->number];
    const Instead *instead = instead_of(apt);
    if (!instead || !word_is_written(in, &apt->word[0])) return;
    const Word *sub = cmd_sub(apt);
    if (instead->sub.len && !word_is_written(in, sub)) return;
    // `upgrade` of apt installs new packages where that of apt-get holds others back.
    bool is_same = instead < &INSTEAD[3];
    fix_offer(f, found, is_same ? FIX_SAFE : FIX_ASK, "Use %.*s", STR_ARG(instead->command));
    fix_replace(f, found, word_text_span(in, &apt->word[0]), instead->command);
    if (instead->sub.len) fix_replace(f, found, word_text_span(in, sub), instead->sub);
}

RULE(apt_in_script) = {
    .codes = WORDS("hadolint:DL3027 checkov:CKV_DOCKER_9 kics:run_using_apt"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("apt"),
    .is_folded = true,
    .fixes = FIX_SAFE | FIX_ASK,
    .check = check,
    .fix = fix,
};
