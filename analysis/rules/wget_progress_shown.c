// Let wget work quietly.
//
// The progress bar of wget fills the log of a build with thousands of lines. `-nv` still prints errors and one line for each
// file.
//
// ```dockerfile
// FROM debian:12
// RUN wget https://example.org/x.tar.gz
//     ^^^^ `wget` fills the log of the build with its progress; add `-nv`
// ```
//
// ```fixed
// FROM debian:12
// RUN wget -nv https://example.org/x.tar.gz
// ```
//
// The wget of BusyBox knows `-q` only:
//
// ```dockerfile
// FROM alpine:3.20
// RUN wget https://example.org/x.tar.gz
//     ^^^^ `wget` fills the log of the build with its progress; add `-q`
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN wget -q https://example.org/x.tar.gz
// ```
//
// ```dockerfile
// FROM debian:12
// RUN wget -q https://example.org/a && wget -nv https://example.org/b && wget --progress=dot:giga https://example.org/c
// RUN wget -O- https://example.org/d | tar x && wget -qO- https://example.org/e > f && wget -o log https://example.org/g
// RUN wget $WGET_OPTIONS https://example.org/h && wget --version
// ```
#include "lint/base_image.h"
#include "lint/run_facts.h"
#include "rules/parts/hadolint_view.h"
#include "rules/parts/managers.h"

// The option to add: GNU wget has more of them.
static Str option_for(const Model *m, uint32_t step)
{
    BaseSystem system;
    const Stage *stage = stage_of(m, step);
    bool is_gnu = stage && base_system(m, stage, &system) &&
                  (system == SYSTEM_APT || system == SYSTEM_DNF || system == SYSTEM_ZYPPER);
    return is_gnu ? STR("-nv") : STR("-q");
}

static bool is_quiet(const Command *c)
{
    Str value = STR("");
    for (uint32_t i = 1; i < c->word_count; i++) {
        if (may_hold_options(&c->word[i]) || str_is_z(c->word[i].text, "-nv")) return true;
    }
    if (cmd_value(c, NULL, "--progress", &value)) return !str_starts_z(value, "bar");
    return cmd_flag(c, "-q", "--quiet") || cmd_flag(c, "-o", "--output-file") ||
           cmd_flag(c, "-a", "--append-output") || cmd_flag(c, NULL, "--no-verbose") ||
           cmd_flag(c, "-V", "--version") || cmd_flag(c, "-b", "--background") ||
           cmd_flag(c, "-h", "--help") || cmd_flag(c, NULL, "--spider");
}

static bool seen_loud(const Command *c)
{
    return seen_as(c, STR("wget")) && !seen_word(c, STR("-nv")) &&
           !seen_flag(c, STR("progress q quiet o output-file a append-output no-verbose"));
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    bool is_broad = fires_broadly(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *wget = &commands->item[i];
        bool is_loud = is_broad ? seen_loud(wget)
                                : cmd_is(wget, "wget", NULL) && 1 < wget->word_count &&
                                      !is_quiet(wget) && wget->after != JOIN_PIPE;
        if (!is_loud || !run_is_shipped(&c->at)) continue;
        Str option = option_for(c->model, c->step);
        Finding *f = report(c, wget->word[0].span,
                            "`wget` fills the log of the build with its progress; add `%.*s`",
                            STR_ARG(option));
        f->number = i;
        if (is_broad) return;
    }
}

static void fix(Fix *f, const Finding *found)
{
    fix_add_option_at_name(f, found, FIX_ASK, option_for(f->model, found->step));
}

RULE(wget_progress_shown) = {
    .codes = WORDS("hadolint:DL3047"),
    .severity = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("wget"),
    .is_folded = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
