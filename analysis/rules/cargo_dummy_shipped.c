// Touch the sources after a build with placeholder files.
//
// To keep libraries in the build cache, a first build compiles an empty program. cargo compares the times of the files to
// decide whether to compile again, and the files of a COPY are often older than that first build. Then the empty program is
// shipped.
//
// ```dockerfile
// FROM rust:1.83
// COPY Cargo.toml Cargo.lock ./
// RUN mkdir src && echo "fn main() {}" > src/main.rs && cargo build --release --locked
// COPY src ./src
// RUN cargo build --release --locked
//     ^^^^^^^^^^^ `cargo build` may keep the placeholder that was built before; touch the sources first
// ```
//
// ```fixed
// FROM rust:1.83
// COPY Cargo.toml Cargo.lock ./
// RUN mkdir src && echo "fn main() {}" > src/main.rs && cargo build --release --locked
// COPY src ./src
// RUN find src -name '*.rs' -exec touch {} + && cargo build --release --locked
// ```
//
// A placeholder of a RUN of its own is no different:
//
// ```dockerfile
// FROM rust:1.83
// RUN cargo new --bin app
// WORKDIR /app
// COPY Cargo.toml Cargo.lock ./
// RUN cargo build --release --locked
// COPY src ./src
// RUN cargo build --release --locked
//     ^^^^^^^^^^^ `cargo build` may keep the placeholder that was built before; touch the sources first
// ```
//
// ```fixed
// FROM rust:1.83
// RUN cargo new --bin app
// WORKDIR /app
// COPY Cargo.toml Cargo.lock ./
// RUN cargo build --release --locked
// COPY src ./src
// RUN find src -name '*.rs' -exec touch {} + && cargo build --release --locked
// ```
//
// Sources that are touched, or copied before any build, and a build that is thrown away, are fine:
//
// ```dockerfile
// FROM rust:1.83
// RUN cargo init
// COPY . .
// RUN cargo build --release --locked
// COPY assets ./assets
// RUN cargo build --release --locked
// ```
//
// ```dockerfile
// FROM rust:1.83
// RUN mkdir src && echo "fn main() {}" > src/main.rs && cargo build --release --locked && rm -f target/release/deps/app*
// COPY src ./src
// RUN cargo build --release --locked
// ```
//
// ```dockerfile
// FROM rust:1.83
// RUN mkdir src && echo "fn main() {}" > src/main.rs && cargo build --release --locked
// COPY src ./src
// RUN touch src/main.rs && cargo build --release --locked
// ```
#include "lint/run_facts.h"
#include "rules/parts/cargo_work.h"
#include "rules/parts/managers.h"
#include "syntax/walk.h"
#include "values/file_kinds.h"

enum { LOOKS_MAX = 40 }; // instructions before it

// Whether it copies nothing but `Cargo.toml` and its like: no sources that replace the placeholder.
static bool copies_manifests(const Instr *in)
{
    for (const Node *arg = NULL; (arg = instr_next_source(in, arg));) {
        Str name = path_last(arg_text(in, arg));
        if (!str_starts_z(name, "Cargo.") && !str_ends_z(name, ".toml")) return false;
    }
    return true;
}

// Whether a RUN above the build at `step` has written what it compiles.
static bool is_placeholder_above(const At *c, uint32_t step)
{
    const Stage *stage = stage_of(c->model, step);
    for (uint32_t n = 1; stage && n < LOOKS_MAX && stage->from + n < step; n++) {
        const Instr *in = instr_at(c->model, step - n);
        if ((in->kind == K_COPY || in->kind == K_ADD) && !copies_manifests(in)) return false;
        if (in->kind != K_RUN) continue;
        CargoWork work = cargo_work(c->model, step - n);
        if (work.refreshes || work.build) return false;
        if (work.writes_placeholder) return true;
    }
    return false;
}

// Whether an earlier RUN of the stage has built a placeholder for the same profile, and a COPY has brought the sources.
static bool follows_placeholder(const At *c, bool is_release)
{
    const Stage *stage = stage_of(c->model, c->step);
    bool has_copy = false;
    for (uint32_t n = 1; stage && n < LOOKS_MAX && stage->from + n < c->step; n++) {
        const Instr *in = instr_at(c->model, c->step - n);
        has_copy |= in->kind == K_COPY && !instr_flag(in, STR("from"));
        if (in->kind != K_RUN) continue;
        CargoWork work = cargo_work(c->model, c->step - n);
        if (work.refreshes) return false;
        if (!work.build) continue;
        bool is_same = is_release == (has_option_of(work.build, STR("--release -r")));
        if (!is_same || !has_copy) return false;
        return work.writes_placeholder || is_placeholder_above(c, c->step - n);
    }
    return false;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    CargoWork work = cargo_work(c->model, c->step);
    if (!work.build || work.refreshes || work.writes_placeholder) return;
    Span head = cmd_head(work.build);
    if (!follows_placeholder(&c->at, has_option_of(work.build, STR("--release -r")))) return;
    Finding *f = report(
        c, head,
        "`cargo build` may keep the placeholder that was built before; touch the sources first");
    f->number = work.number;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Command *c = &commands_of(f->model, found->step, in)->item[found->number];
    if (in->is_json || c->place || c->before == JOIN_PIPE) return;
    fix_offer(f, found, FIX_ASK, "Touch the sources");
    fix_insert(f, found, c->span.start, STR("find src -name '*.rs' -exec touch {} + && "));
}

RULE(cargo_dummy_shipped) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("cargo"),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
