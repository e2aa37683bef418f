// Copy from a build stage only what the program needs.
//
// A build stage holds sources, caches and development dependencies beside what it has built. Copying its whole folder, or
// all of `/`, brings them into the image, although the stage was there to keep them out.
//
// ```dockerfile
// FROM node:22 AS build
// WORKDIR /app
// COPY . .
// RUN npm ci && npm run build
// FROM node:22-slim
// COPY --from=build /app /app
//                   ^^^^ `/app` also holds the sources and development dependencies of `build`; copy what was built
// ```
//
// ```dockerfile
// FROM golang:1.22 AS build
// RUN go install example.com/tool@v1.0
// FROM alpine:3.20
// COPY --from=build / /
//                   ^ `/` is everything in `build`; copy what the program needs
// ```
//
// A part of the folder, a stage that builds or adds nothing, or removes what only the build needs, and a whole system on `scratch` in one layer are fine:
//
// ```dockerfile
// FROM node:22 AS build
// WORKDIR /app
// COPY . .
// RUN npm ci && npm run build
// FROM debian:12 AS data
// WORKDIR /data
// COPY . .
// FROM tonistiigi/xx:1.6.1 AS xx
// FROM build AS pruned
// RUN rm -rf node_modules && NODE_ENV=production npm ci
// FROM node:22-slim
// COPY --from=xx / /
// COPY --from=pruned /app /srv
// COPY --from=build /app/dist /app
// COPY --from=data /data /data
// ```
//
// ```dockerfile
// FROM alpine:3.20 AS build
// RUN apk add --no-cache curl
// FROM scratch
// COPY --from=build / /
// ```
#include "lint/chain.h"
#include "lint/sources.h"
#include "lint/workdirs.h"

static bool is_folder_source(Str source)
{
    return str_is_one_of(source, STR(". ./ src src/ ./src ./src/"));
}

// Whether the command turns sources into something else.
static bool builds(const Command *c)
{
    if (str_is_one_of(c->name, STR("tsc webpack vite ng make cmake ninja mvn mvnw gradle gradlew")))
        return true;
    for (uint32_t i = 1; i < c->word_count && i < 4; i++) {
        if (str_is_one_of(c->word[i].text, STR("build publish")) &&
            str_is_one_of(c->name, STR("npm yarn pnpm bun npx go cargo dotnet next")))
            return true;
    }
    return false;
}

// Notes of a RUN whether it builds, and whether it removes what only developers need.
static void note_run(const Model *m, uint32_t step, bool *has_build, bool *has_prune)
{
    const Commands *commands = commands_of(m, step, instr_at(m, step));
    for (uint32_t i = 0; i < commands->count; i++) {
        *has_build |= builds(&commands->item[i]);
        *has_prune |= cmd_has_word(&commands->item[i], STR("prune focus node_modules"));
    }
}

static bool copies_sources(const Instr *in)
{
    if ((in->kind != K_COPY && in->kind != K_ADD) || instr_flag(in, STR("from"))) return false;
    uint32_t count = instr_arg_count(in);
    return 1 < count && is_folder_source(arg_text(in, instr_arg(in, 0)));
}

static bool builds_from_sources(const Model *m, const Stage *stage)
{
    bool has_sources = false, has_build = false, has_prune = false;
    Chain chain = chain_near(m, stage);
    while (chain_back(&chain)) {
        const Instr *in = instr_at(m, chain.step);
        has_sources |= copies_sources(in);
        if (in->kind == K_RUN) note_run(m, chain.step, &has_build, &has_prune);
    }
    return has_sources && has_build && !has_prune;
}

// Whether the path is the folder that the stage works in.
static bool is_work_folder(Check *c, const Stage *from, Str path)
{
    Str folder = workdir_of_stage(c->arena, c->model, from);
    return 1 < folder.len && str_eq(workdir_join(c->arena, STR("/"), path), folder);
}

// Whether `scratch` gets one layer, of all that another stage has.
static bool squashes(const Model *m, uint32_t step)
{
    const Stage *stage = stage_of(m, step);
    uint32_t copies = 0;
    if (!stage || stage->base_kind != BASE_SCRATCH) return false;
    for (uint32_t i = stage->from; copies < 2 && i < stage_end(m, stage); i++)
        copies += instr_at(m, i)->kind == K_COPY || instr_at(m, i)->kind == K_ADD;
    return copies == 1;
}

// All of another stage or image, unless a stage only names an image that is made to be copied as a whole; hadolint speaks of it where it goes to `/` only.
static void check_root(Check *c, const Instr *in, const Source *source, const StageUse *from)
{
    Str to = arg_value(c->arena, in, instr_last_arg(in));
    bool is_to_root = str_is_one_of(to, STR("/ \"/\" '/'"));
    const Stage *stage = from->stage == NO_STAGE ? NULL : stage_at(c->model, from->stage);
    // On `scratch` all was put there to be copied.
    bool is_meant = stage && (stage->base_kind == BASE_SCRATCH || stage_is_bare(c->model, stage));
    bool is_usual = step_is_shipped(c->model, c->step) && !squashes(c->model, c->step) && !is_meant;
    if (!is_usual && !(is_to_root && fires_broadly(&c->at))) return;
    Finding *f = report(c, source->span, "`/` is everything in `%.*s`; copy what the program needs",
                        STR_ARG(from->text));
    if (!is_to_root) f->codes = STR("");
}

static void check_folder(Check *c, const Source *source, const StageUse *from)
{
    if (from->stage == NO_STAGE || source->kind != SOURCE_LOCAL) return;
    if (!step_is_shipped(c->model, c->step)) return;
    const Stage *stage = stage_at(c->model, from->stage);
    if (!is_work_folder(c, stage, source->text) || !builds_from_sources(c->model, stage)) return;
    Finding *f = report(c, source->span,
                        "`%.*s` also holds the sources and development dependencies of `%.*s`; "
                        "copy what was built",
                        STR_ARG(source->text), STR_ARG(from->text));
    f->codes = STR("");
}

static void check(Check *c, const Instr *in)
{
    uint32_t use = use_first(c->model, c->step);
    if (use == use_end(c->model, c->step)) return;
    const StageUse *from = use_at(c->model, use);
    Sources sources = sources_of(&c->at, in);
    for (uint32_t i = 0; i < sources.count; i++) {
        if (str_is_z(sources.item[i].text, "/"))
            check_root(c, in, &sources.item[i], from);
        else
            check_folder(c, &sources.item[i], from);
    }
}

RULE(copy_from_stage_everything) = {
    .codes = WORDS("hadolint:DL3067"),
    .severity = FL_HINT,
    .since = "0.2",
    .on = ON(COPY),
    .not_in_onbuild = true,
    .check = check,
};
