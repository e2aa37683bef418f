// Build in one stage, and ship another.
//
// What compiles and bundles a program is rarely needed to run it. When the only stage does both, the compiler, the sources
// and the development tools are in the image: it is larger, and gives attackers more to use. Name the stage (`AS build`),
// begin another one with `FROM` a small base, and copy the result: `COPY --from=build`.
//
// ```dockerfile
// FROM golang:1.23
// WORKDIR /src
// COPY . .
// RUN go build -o /app .
//     ^^^^^^^^ the compiler and the sources stay in the image, as the only stage builds and ships; copy the result into a second stage
// CMD ["/app"]
// ```
//
// ```dockerfile
// FROM golang:1.23
// WORKDIR /src
// COPY *.go ./
// RUN CGO_ENABLED=0 go build -o /app
//                   ^^^^^^^^ the compiler and the sources stay in the image, as the only stage builds and ships; copy the result into a second stage
// CMD ["/app"]
// ```
//
// ```dockerfile
// FROM golang:1.23 AS build
// WORKDIR /src
// COPY . .
// RUN go build -o /app .
// FROM gcr.io/distroless/static-debian12
// COPY --from=build /app /app
// CMD ["/app"]
// ```
//
// Where it is known which file the container starts and what that needs, a fix splits the stage:
//
// ```dockerfile
// FROM golang:1.23-alpine3.20
// WORKDIR /src
// COPY . .
// RUN go build -o /usr/local/bin/app .
//     ^^^^^^^^ the compiler and the sources stay in the image, as the only stage builds and ships; copy the result into a second stage
// EXPOSE 8080
// ENTRYPOINT ["app"]
// ```
//
// ```fixed
// FROM golang:1.23-alpine3.20 AS build
// WORKDIR /src
// COPY . .
// RUN go build -o /usr/local/bin/app .
// FROM alpine:3.20
// WORKDIR /src
// COPY --from=build /usr/local/bin/app /usr/local/bin/app
// EXPOSE 8080
// ENTRYPOINT ["app"]
// ```
//
// ```dockerfile
// FROM rust:1.92
// WORKDIR /src
// COPY . .
// RUN cargo build --release --locked
//     ^^^^^^^^^^^ the compiler and the sources stay in the image, as the only stage builds and ships; copy the result into a second stage
// CMD ["./target/release/app"]
// ```
//
// ```fixed
// FROM rust:1.92 AS build
// WORKDIR /src
// COPY . .
// RUN cargo build --release --locked
// FROM gcr.io/distroless/cc-debian13
// WORKDIR /src
// COPY --from=build /src/target/release/app /src/target/release/app
// CMD ["./target/release/app"]
// ```
#include "lint/context_sources.h"
#include "lint/ecosystems.h"
#include "lint/run_facts.h"
#include "rules/parts/compilers.h"
#include "rules/parts/second_stage.h"
#include "rules/parts/unpinned.h"

static bool builds(const Command *c)
{
    const Ecosystem *of = ecosystem_of(c);
    return bundles(c) || (of && of->style == INSTALL_BUILDS && !cmd_is(c, "go", "test"));
}

static bool is_sources(const Instr *in)
{
    if ((in->kind != K_COPY && in->kind != K_ADD) || instr_flag(in, STR("from"))) return false;
    const Node *source = instr_arg(in, 0);
    if (!source || instr_arg_count(in) < 2) return false;
    Str text = arg_text(in, source), name = path_last(text);
    if (str_has_char(name, '*'))
        return str_any(name, STR(".go .rs .c .cc .cpp .java .kt"), str_ends);
    return str_is_one_of(text, STR(". ./")) || str_is_one_of(name, STR("src app lib cmd"));
}

// Whether there is no other stage, and this one starts a program.
static bool ships_alone(const At *c)
{
    if (!has_one_stage(c->model) || !run_is_shipped(c)) return false;
    return latest_at_end(c->model, c->step, K_CMD) != NO_STEP ||
           latest_at_end(c->model, c->step, K_ENTRYPOINT) != NO_STEP;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    uint32_t i = 0;
    while (i < commands->count &&
           !(command_is_named(&c->at, &commands->item[i]) && builds(&commands->item[i])))
        i++;
    if (i == commands->count || !ships_alone(&c->at)) return;
    for (uint32_t step = stage_start(c->model, c->step) + 1; step < c->step; step++) {
        if (!is_sources(instr_at(c->model, step))) continue;
        Finding *f =
            report(c, cmd_head(&commands->item[i]),
                   "the compiler and the sources stay in the image, as the only stage builds and "
                   "ships; copy the result into a second stage");
        f->number = i;
        return;
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Stage *stage = stage_of(f->model, found->step);
    SecondStage second;
    if (!second_stage_of(&f->at, &run_commands(&f->at)->item[found->number], &second)) return;
    Str newline = fix_newline(f), name = stage->name.len ? stage->name : STR("build");
    fix_offer(f, found, FIX_ASK, "Ship the program alone, in a second stage");
    if (!stage->name.len) {
        uint32_t end = stage->base_node->end;
        fix_replace_at(f, stage->from, (Span){end, end}, STR(" AS build"));
    }
    Str folder = second.folder.len ? str_fmt(f->arena, "WORKDIR %.*s%.*s", STR_ARG(second.folder),
                                             STR_ARG(newline))
                                   : STR("");
    fix_line_before(f, second.next,
                    str_fmt(f->arena, "FROM %.*s%.*s%.*sCOPY --from=%.*s %.*s %.*s",
                            STR_ARG(second.base), STR_ARG(newline), STR_ARG(folder), STR_ARG(name),
                            STR_ARG(second.program), STR_ARG(second.program)));
}

RULE(single_stage_build) = {
    .codes = WORDS("tally:prefer-multi-stage-build"),
    .severity = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("go cargo maven gradle dotnet npm yarn pnpm bun npx bunx pnpx tsc vite "
                      "webpack rollup esbuild"),
    .not_in_onbuild = true,
    .beats_in_file = WORDS("build-deps-kept"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
