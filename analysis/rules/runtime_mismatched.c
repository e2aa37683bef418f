// Build for the image that runs the result.
//
// A program that is linked against glibc does not start on Alpine or `scratch`: "not found", although the file is there. A
// Go program is linked so when it uses cgo, which packages such as `net` do by default. Packages of one version of Python
// are not found by another, and an older Java refuses what a newer one has compiled.
//
// ```dockerfile
// FROM golang:1.24 AS build
// RUN go build -o /out/app ./cmd/app
// FROM alpine:3.20
// COPY --from=build /out/app /app
//                   ^^^^^^^^ `/out/app` may need the glibc of `golang:1.24`, and `alpine:3.20` has musl; build it with `CGO_ENABLED=0`
// CMD ["/app"]
// ```
//
// ```fixed
// FROM golang:1.24 AS build
// RUN CGO_ENABLED=0 go build -o /out/app ./cmd/app
// FROM alpine:3.20
// COPY --from=build /out/app /app
// CMD ["/app"]
// ```
//
// ```dockerfile
// FROM rust:1.80 AS build
// RUN cargo build --release
// FROM scratch
// COPY --from=build /src/target/release/app /app
//                   ^^^^^^^^^^^^^^^^^^^^^^^ `/src/target/release/app` may need the glibc of `rust:1.80`, and `scratch` has no C library; build it for a musl target
// ENTRYPOINT ["/app"]
// ```
//
// An older release of Debian or Ubuntu may lack what a newer one links:
//
// ```dockerfile
// FROM rust:1.85-bookworm AS build
// RUN cargo build --release --locked
// FROM debian:bullseye-slim
// COPY --from=build /target/release/app /usr/local/bin/
//                   ^^^^^^^^^^^^^^^^^^^ `/target/release/app` may need the glibc of `rust:1.85-bookworm`, and `debian:bullseye-slim` has an older one; build it for a musl target
// CMD ["app"]
// ```
//
// ```dockerfile
// FROM python:3.12 AS build
// RUN python -m venv /opt/venv
// FROM python:3.11-slim
// COPY --from=build /opt/venv /opt/venv
//                   ^^^^^^^^^ `/opt/venv` was made with Python 3.12, and `python:3.11-slim` has 3.11
// FROM maven:3-eclipse-temurin-21 AS jar
// RUN mvn package
// FROM eclipse-temurin:17-jre
// COPY --from=jar /target/app.jar /app.jar
//                 ^^^^^^^^^^^^^^^ `/target/app.jar` was made with Java 21, and `eclipse-temurin:17-jre` has 17
// ```
//
// Also where the program gets another name, and where packages were put into a folder of their own:
//
// ```dockerfile
// FROM golang:1.24 AS build
// RUN go build -o /out/app ./cmd/app
// FROM python:3.12 AS packages
// RUN pip install --no-cache-dir --prefix=/install flask==3.0.3 && python -m venv /env
// FROM gcr.io/distroless/static-debian12 AS server
// COPY --from=build /out/app /usr/bin/server
//                   ^^^^^^^^ `/out/app` may need the glibc of `golang:1.24`, and `gcr.io/distroless/static-debian12` has no C library; build it with `CGO_ENABLED=0`
// ENTRYPOINT ["/usr/bin/server"]
// FROM python:3.11-slim
// COPY --from=packages /install /usr/local
//                      ^^^^^^^^ `/install` was made with Python 3.12, and `python:3.11-slim` has 3.11
// COPY --from=packages /env /env
//                      ^^^^ `/env` was made with Python 3.12, and `python:3.11-slim` has 3.11
// COPY --from=server /usr/bin/server /srv
// ```
//
// Static programs, the same library, scripts, images of which nothing is known, and what is made for a version that a command
// names, are fine:
//
// ```dockerfile
// FROM python:3.12-slim AS environment
// RUN uv venv --python 3.11 /opt/venv && uv pip install -r requirements.txt
// FROM python:3.11-slim AS environment-user
// COPY --from=environment /opt/venv /opt/venv
// ```
//
// ```dockerfile
// FROM golang:1.24 AS build
// ENV CGO_ENABLED=0
// RUN go build -o /out/app ./cmd/app
// FROM golang:1.24-alpine AS small
// RUN go build -o /out/app ./cmd/app
// FROM rust:1.80 AS musl
// RUN cargo build --release --target x86_64-unknown-linux-musl
// FROM scratch
// COPY --from=build /out/app /app
// COPY --from=small /out/app /app
// COPY --from=musl /target/x86_64-unknown-linux-musl/release/app /app
// CMD ["/app"]
// ```
//
// ```dockerfile
// FROM golang:1.24 AS build
// RUN go build -o /out/app ./cmd/app
// FROM debian:12-slim
// COPY --from=build /out/app /app
// COPY --from=build /src/web /web
// CMD ["/app"]
// ```
#include "lint/sources.h"
#include "rules/parts/runtimes.h"

static const char *advice_of(const LibraryMismatch *m)
{
    if (m->is_release) return "build and run it on one system";
    if (m->is_go) return "build it with `CGO_ENABLED=0`";
    return m->is_rust ? "build it for a musl target"
                      : "link it with `-static`, or align the images";
}

static Str root_base(const Model *m, const Stage *stage)
{
    return stage_base(m, stage_root(m, stage));
}

static void check_library(Check *c, const Source *source, Str to, const Stage *from,
                          const Stage *own)
{
    LibraryMismatch found;
    Copied copied = {source->text, to};
    if (!library_mismatch(c->model, from, own, &copied, &found)) return;
    Str base = root_base(c->model, own), built = root_base(c->model, from);
    Finding *f = report(c, source->span, "`%.*s` may need the %s of `%.*s`, and `%.*s` has %s; %s",
                        STR_ARG(source->text), found.built, STR_ARG(built),
                        STR_ARG(base.len ? base : STR("scratch")), found.there, advice_of(&found));
    f->number = found.is_go;
}

static void check_version(Check *c, const Source *source, Str to, const Stage *from,
                          const Stage *own)
{
    VersionMismatch found;
    Copied copied = {source->text, to};
    if (!version_mismatch(c->model, from, own, &copied, &found)) return;
    report(c, source->span, "`%.*s` was made with %.*s %.*s, and `%.*s` has %.*s",
           STR_ARG(source->text), STR_ARG(found.what), STR_ARG(found.built),
           STR_ARG(root_base(c->model, own)), STR_ARG(found.there));
}

static void check(Check *c, const Instr *in)
{
    uint32_t use = use_first(c->model, c->step);
    const Stage *own = stage_of(c->model, c->step);
    if (use == use_end(c->model, c->step) || !own) return;
    const StageUse *from = use_at(c->model, use);
    if (from->stage == NO_STAGE || stage_index(c->model, c->step) <= from->stage) return;
    const Stage *build = stage_at(c->model, from->stage);
    Str base = root_base(c->model, own);
    if (base.len && str_eq(base, root_base(c->model, build))) return; // one image
    Sources sources = sources_of(&c->at, in);
    if (!sources.count) return;
    Str to = arg_value(c->arena, in, instr_last_arg(in));
    for (uint32_t i = 0; i < sources.count; i++) {
        if (sources.item[i].kind != SOURCE_LOCAL) continue;
        check_library(c, &sources.item[i], to, build, own);
        check_version(c, &sources.item[i], to, build, own);
    }
}

// Sets the variable for each `go build` of the stage.
static void fix(Fix *f, const Finding *found)
{
    if (!found->number) return;
    const StageUse *use = use_at(f->model, use_first(f->model, found->step));
    const Stage *stage = stage_at(f->model, use->stage);
    fix_offer(f, found, FIX_ASK, "Build it with `CGO_ENABLED=0`");
    for (uint32_t step = stage->from + 1; step < stage_end(f->model, stage); step++) {
        const Instr *in = instr_at(f->model, step);
        const Commands *commands = in->kind == K_RUN ? commands_of(f->model, step, in) : NULL;
        for (uint32_t i = 0; commands && i < commands->count && !in->is_json; i++) {
            const Command *c = &commands->item[i];
            if (!cmd_is(c, "go", "build") && !cmd_is(c, "go", "install")) continue;
            uint32_t at = c->word[0].span.start;
            fix_replace_at(f, step, (Span){at, at}, STR("CGO_ENABLED=0 "));
        }
    }
}

RULE(runtime_mismatched) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(COPY),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
