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
#include "rules/parts/managers.h"

enum { LOOKS_MAX = 40 }; // instructions before it

// What a RUN does for the program: writes a placeholder, builds, or sees to it that cargo compiles again.
typedef struct Work {
    bool writes_placeholder, refreshes;
    const Command *build;
    uint32_t number;
} Work;

static bool refreshes(const Command *c)
{
    if (cmd_is(c, "touch", NULL) || cmd_is(c, "cargo", "clean") || cmd_is(c, "cargo", "chef"))
        return true;
    for (uint32_t i = 1; i < c->word_count; i++) {
        Str text = c->word[i].text;
        if (str_is_z(text, "touch")) return true;
        if (str_is_one_of(c->name, STR("rm find")) &&
            (text_holds(text, STR("target")) || text_holds(text, STR("fingerprint")) ||
             str_has_char(text, '$')))
            return true;
    }
    return false;
}

// `touch src/lib.rs`, where `mkdir src` stands before it.
static bool touches_new(const Commands *commands, uint32_t number)
{
    const Command *c = &commands->item[number];
    bool is_source =
        cmd_is(c, "touch", NULL) && str_ends(c->word[c->word_count - 1].text, STR(".rs"));
    for (uint32_t i = 0; i < number && is_source; i++)
        if (cmd_is(&commands->item[i], "mkdir", NULL)) return true;
    return false;
}

static bool writes_placeholder(const Instr *in, const Command *c)
{
    if (str_ends(command_prints_to(in, c), STR("src/lib.rs"))) return true;
    for (uint32_t i = 1; i < c->word_count && str_is_one_of(c->name, STR("echo printf")); i++)
        if (text_holds(c->word[i].text, STR("fn main"))) return true;
    return cmd_is(c, "cargo", "init") || cmd_is(c, "cargo", "new");
}

static Work work_of(const Model *m, uint32_t step)
{
    Work work = {0};
    const Instr *in = instr_at(m, step);
    const Commands *commands = commands_of(m, step, in);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        bool is_new = touches_new(commands, i);
        work.writes_placeholder |= is_new || writes_placeholder(in, c);
        work.refreshes |= !is_new && refreshes(c);
        if (!cmd_is(c, "cargo", "build") || work.build) continue;
        work.build = c;
        work.number = i;
    }
    work.refreshes |= !commands->is_complete || commands->has_unknown;
    return work;
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
        Work work = work_of(c->model, c->step - n);
        if (work.refreshes) return false;
        if (!work.build) continue;
        bool is_same = is_release == (has_option_of(work.build, STR("--release -r")));
        return work.writes_placeholder && is_same && has_copy;
    }
    return false;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    Work work = work_of(c->model, c->step);
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
