// Install a certain version of a program with cargo.
//
// `cargo install` uses the newest release, and for its libraries the newest versions that fit: a build that worked yesterday
// fails today. With `--locked` it uses the libraries that the program was released with.
//
// ```dockerfile
// FROM rust:1.83
// RUN cargo install sqlx-cli
//     ^^^^^^^^^^^^^ `cargo install` installs whatever versions are newest; name a version, or add `--locked`
// ```
//
// ```fixed
// FROM rust:1.83
// RUN cargo install --locked sqlx-cli
// ```
//
// ```dockerfile
// FROM rust:1.83
// RUN cargo install sqlx-cli@0.8.2 && cargo install --version 0.8.2 sqlx-cli && cargo install --path . && cargo install --list
// RUN cargo install --locked sqlx-cli && cargo install --git https://example.org/x --rev 0123abc && cargo build
// ```
#include "rules/parts/unpinned.h"
static bool is_bad(const At *c, const Command *command)
{
    (void)c;
    const Word *arg[64];
    if (!cmd_is(command, "cargo", "install")) return false;
    if (has_option_of(command,
                      STR("--version --vers --locked --frozen --rev --tag --path --list --help")))
        return false;
    uint32_t count = cmd_args(command, arg, 64), loose = 0;
    for (uint32_t i = 0; i < count; i++)
        loose += arg[i]->is_literal && !str_has_char(arg[i]->text, '@');
    return loose || has_option_of(command, STR("--git"));
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    report_commands(
        c, is_bad,
        "`%.*s` installs whatever versions are newest; name a version, or add `--locked`");
}

static void fix(Fix *f, const Finding *found)
{
    fix_add_option(f, found, FIX_ASK, STR("--locked"));
}

RULE(cargo_unpinned) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("cargo"),
    .is_folded = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
