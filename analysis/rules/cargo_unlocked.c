// Let cargo keep to its lock file.
//
// Without `--locked` cargo changes a `Cargo.lock` that does not fit `Cargo.toml`: the program is then built from other
// versions than those that were tested. With it the build fails, and you learn of it.
//
// ```dockerfile
// FROM rust:1.83
// WORKDIR /app
// COPY Cargo.toml Cargo.lock ./
// RUN cargo build --release
//     ^^^^^^^^^^^ `cargo build` may bring other versions than those in `Cargo.lock`; add `--locked`
// ```
//
// ```fixed
// FROM rust:1.83
// WORKDIR /app
// COPY Cargo.toml Cargo.lock ./
// RUN cargo build --locked --release
// ```
//
// ```dockerfile
// FROM rust:1.83
// WORKDIR /app
// COPY Cargo.toml ./
// RUN cargo build --release
// COPY Cargo.lock ./
// RUN cargo build --release --frozen && cargo test
// ```
#include "rules/parts/lock_files.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    lock_check(c, manager_at(MANAGER_CARGO), STR("--locked"));
}

static void fix(Fix *f, const Finding *found)
{
    lock_fix(f, found, STR("--locked"));
}

RULE(cargo_unlocked) = {
    .severity = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("cargo"),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
