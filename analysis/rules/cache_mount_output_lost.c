// Copy what is needed later out of a cache mount.
//
// What a RUN writes into a cache mount stays with the builder. It is not part of the layer, so a later RUN without the mount and a COPY
// from the stage do not find it. Copy the file elsewhere in the same RUN, or repeat the mount.
//
// ```dockerfile
// FROM rust:1.83 AS build
// WORKDIR /app
// COPY . .
// RUN --mount=type=cache,target=/app/target cargo build --release --locked
// FROM debian:12-slim
// COPY --from=build /app/target/release/app /usr/local/bin/
//                   ^^^^^^^^^^^^^^^^^^^^^^^ this lies in the cache mount on `/app/target`, which is not part of the stage; copy it elsewhere in the RUN that makes it
// ```
//
// ```fixed
// FROM rust:1.83 AS build
// WORKDIR /app
// COPY . .
// RUN --mount=type=cache,target=/app/target cargo build --release --locked && mkdir -p /out && cp -r /app/target/release/app /out/
// FROM debian:12-slim
// COPY --from=build /out/app /usr/local/bin/
// ```
//
// ```dockerfile
// FROM rust:1.83
// WORKDIR /app
// COPY . .
// RUN --mount=type=cache,target=/app/target cargo build --release --locked
// RUN cp target/release/app /usr/local/bin/
//        ^^^^^^^^^^^^^^^^^^ this lies in the cache mount on `/app/target` of an earlier RUN, and this RUN does not have that mount; repeat it here
// ```
//
// ```fixed
// FROM rust:1.83
// WORKDIR /app
// COPY . .
// RUN --mount=type=cache,target=/app/target cargo build --release --locked
// RUN --mount=type=cache,target=/app/target cp target/release/app /usr/local/bin/
// ```
//
// The process of the container does not have the mount, either:
//
// ```dockerfile
// FROM rust:1.83-slim
// WORKDIR /app
// COPY . .
// RUN --mount=type=cache,target=/app/target cargo build --release --locked
// CMD ["./target/release/app", "--port", "80"]
//       ^^^^^^^^^^^^^^^^^^^^ this lies in the cache mount on `/app/target`, which is not part of the image; copy it elsewhere in the RUN that makes it
// ```
//
// ```fixed
// FROM rust:1.83-slim
// WORKDIR /app
// COPY . .
// RUN --mount=type=cache,target=/app/target cargo build --release --locked && mkdir -p /out && cp -r /app/target/release/app /out/
// CMD ["/out/app", "--port", "80"]
// ```
//
// The same holds for what one command fetches and another needs:
//
// ```dockerfile
// FROM mcr.microsoft.com/dotnet/sdk:9.0
// WORKDIR /src
// COPY *.csproj ./
// RUN --mount=type=cache,target=/root/.nuget/packages dotnet restore
// COPY . .
// RUN dotnet publish --no-restore -c Release
//     ^^^^^^^^^^^^^^ `dotnet publish` needs what lies in the cache mount on `/root/.nuget/packages` of an earlier RUN; repeat the mount here
// ```
//
// ```fixed
// FROM mcr.microsoft.com/dotnet/sdk:9.0
// WORKDIR /src
// COPY *.csproj ./
// RUN --mount=type=cache,target=/root/.nuget/packages dotnet restore
// COPY . .
// RUN --mount=type=cache,target=/root/.nuget/packages dotnet publish --no-restore -c Release
// ```
//
// Files that are copied out, or that are also in the layer, are fine:
//
// ```dockerfile
// FROM rust:1.83 AS build
// WORKDIR /app
// RUN --mount=type=cache,target=/app/target cargo build --release --locked && cp target/release/app /usr/local/bin/
// FROM rust:1.83 AS other
// ```
#include "lint/workdirs.h"
#include "rules/parts/mount_output.h"
#include "values/file_kinds.h"

static void check_copy(Check *c, const Instr *in)
{
    uint32_t first = use_first(c->model, c->step);
    if (first == use_end(c->model, c->step)) return;
    const StageUse *use = use_at(c->model, first);
    if (use->stage == NO_STAGE) return;
    const Stage *from = stage_at(c->model, use->stage);
    for (const Node *arg = instr_next_source(in, NULL); arg; arg = instr_next_source(in, arg)) {
        Str source = arg_value(c->arena, in, arg);
        if (str_has_char(source, '$')) continue;
        Str path = workdir_join(c->arena, STR("/"), source);
        MountOutput lost = output_in_stage(&c->at, from, path);
        if (lost.run == NO_STEP) continue;
        report(c, node_span(arg),
               "this lies in the cache mount on `%.*s`, which is not part of the stage; copy it "
               "elsewhere in the RUN that makes it",
               STR_ARG(lost.target));
    }
}

static void check_run(Check *c)
{
    OutputNeed n = output_needed(&c->at);
    if (n.lost.run == NO_STEP) return;
    Str head = n.fetched ? cmd_words(c->arena, n.fetched) : STR("");
    if (n.fetched)
        report(c, n.span,
               "`%.*s` needs what lies in the cache mount on `%.*s` of an earlier RUN; repeat the "
               "mount here",
               STR_ARG(head), STR_ARG(n.lost.target));
    else
        report(c, n.span,
               "this lies in the cache mount on `%.*s` of an earlier RUN, and this RUN does not "
               "have that mount; repeat it here",
               STR_ARG(n.lost.target));
}

static void check_process(Check *c)
{
    OutputNeed n =
        run_is_shipped(&c->at) ? output_needed(&c->at) : (OutputNeed){.lost.run = NO_STEP};
    if (n.lost.run == NO_STEP) return;
    report(c, n.span,
           "this lies in the cache mount on `%.*s`, which is not part of the image; copy it "
           "elsewhere in the RUN that makes it",
           STR_ARG(n.lost.target));
}

static void check(Check *c, const Instr *in)
{
    if (in->kind == K_COPY)
        check_copy(c, in);
    else if (in->kind != K_RUN)
        check_process(c);
    else
        check_run(c);
}

static void fix_copy_out(Fix *f, const Finding *found, uint32_t run, Str path)
{
    const Commands *commands = commands_of(f->model, run, instr_at(f->model, run));
    if (!commands->is_chain) return;
    fix_offer(f, found, FIX_ASK, "Copy it to /out in the RUN that makes it");
    Span end = {commands->list.end, commands->list.end};
    fix_replace_at(f, run, end,
                   str_fmt(f->arena, " && mkdir -p /out && cp -r %.*s /out/", STR_ARG(path)));
    fix_replace(f, found, found->span, str_join(f->arena, STR("/out/"), path_last(path)));
}

static void fix_copy(Fix *f, const Finding *found, const At *c)
{
    const StageUse *use = use_at(c->model, use_first(c->model, c->step));
    Str path = workdir_join(c->arena, STR("/"), instr_slice(c->in, found->span));
    MountOutput lost = output_in_stage(c, stage_at(c->model, use->stage), path);
    if (lost.run != NO_STEP && !c->in->is_json) fix_copy_out(f, found, lost.run, path);
}

// Where the path stands in the file as it is read.
static void fix_process(Fix *f, const Finding *found, MountOutput lost)
{
    Str folder = workdir_at(f->arena, f->model, found->step);
    Str text = instr_slice(f->in, found->span);
    if (str_is_word(text)) fix_copy_out(f, found, lost.run, workdir_join(f->arena, folder, text));
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    if (in->kind == K_COPY) {
        fix_copy(f, found, &f->at);
        return;
    }
    OutputNeed n = output_needed(&f->at);
    if (n.lost.run == NO_STEP) return;
    if (in->kind != K_RUN) {
        fix_process(f, found, n.lost);
        return;
    }
    Str flag = node_str(instr_at(f->model, n.lost.run), n.lost.mount->flag);
    fix_offer(f, found, FIX_ASK, "Repeat the mount");
    fix_insert(f, found, instr_keyword(in)->end, str_join(f->arena, STR(" "), flag));
}

RULE(cache_mount_output_lost) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN) | ON(COPY) | ON(CMD) | ON(ENTRYPOINT),
    .commands = WORDS("cp mv install strip ln cat tar zip upx objcopy go dotnet cargo maven"),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
