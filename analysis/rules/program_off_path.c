// Start a program by its whole path when its folder is not in PATH.
//
// A name without a slash is looked for in the folders of PATH, and nowhere else: the working directory is not among them. A
// program that was copied to another folder is not found, and the container ends at once with `executable file not found`.
//
// ```dockerfile
// FROM debian:12-slim
// WORKDIR /app
// COPY --from=build /src/server .
// CMD ["server", "--port", "8080"]
//       ^^^^^^ `server` is looked for in PATH, and `/app` is not part of it; write `/app/server`
// ```
//
// ```fixed
// FROM debian:12-slim
// WORKDIR /app
// COPY --from=build /src/server .
// CMD ["/app/server", "--port", "8080"]
// ```
//
// ```dockerfile
// FROM scratch
// COPY --from=build /out/agent /agent
// ENTRYPOINT ["agent"]
//              ^^^^^ `agent` is looked for in PATH, and `/` is not part of it; write `/agent`
// ```
//
// PATH may have the folder, something else may bring the program, and the base may have one of that name:
//
// ```dockerfile
// FROM debian:12-slim AS a
// COPY --from=build /src/server /usr/local/bin/server
// CMD ["server"]
// FROM debian:12-slim AS b
// ```
#include "instructions/images.h"
//
// Scripts are looked at in images of languages too:
//
// ```dockerfile
// FROM node:22.12-slim
// WORKDIR /app
// COPY start.sh docker-entrypoint.sh ./
// ENTRYPOINT ["start.sh"]
//             ^^^^^^^^^^ `start.sh` is looked for in PATH, and `/app` is not part of it; write `/app/start.sh`
// ```
//
// ```fixed
// FROM node:22.12-slim
// WORKDIR /app
// COPY start.sh docker-entrypoint.sh ./
// ENTRYPOINT ["/app/start.sh"]
// ```
//
// ```dockerfile
// FROM python:3.13-slim
// WORKDIR /app
// COPY docker-entrypoint.sh run ./
// ENTRYPOINT ["docker-entrypoint.sh"]
// CMD ["run"]
// ```
#include "lint/base_image.h"
#include "lint/run_facts.h"
#include "rules/parts/program_place.h"
#include "values/file_kinds.h"

// Images with the usual programs of a system and no others, and some of these programs.
static const Str PLAIN_IMAGES = STR_INIT("debian ubuntu alpine busybox");
static const Str USUAL_PROGRAMS =
    STR_INIT("sh bash dash ash cat sleep tail env ls true false echo date printf top init login su "
             "perl tar sed awk grep find test timeout nice nohup watch yes");

// Images of languages, which have no scripts of people in PATH but their own.
static const Str LANGUAGES = STR_INIT("node python ruby php eclipse-temurin openjdk");

static bool is_own_script(const Model *m, const Stage *stage, Str name)
{
    const ImageRef *image = stage_root_image(m, stage);
    return image && str_is_one_of(image_official(image), LANGUAGES) && str_ends_z(name, ".sh") &&
           !str_starts_z(name, "docker-");
}

static bool is_plain_base(const Model *m, const Stage *stage)
{
    const ImageRef *image = stage_root_image(m, stage);
    if (stage_root(m, stage)->base_kind == BASE_SCRATCH) return true;
    if (!image) return false;
    if (!image_is_distroless(image)) return str_is_one_of(image_official(image), PLAIN_IMAGES);
    const ImageFamily *family = image_family(image->path);
    return family && !family->entrypoint.len;
}

// The word that process 1 is looked for by; NULL when it is a path, or the instruction does not tell.
static const Word *program_of(const At *at, const Instr *in)
{
    const Commands *commands = run_commands(at);
    const Stage *stage = stage_of(at->model, at->step);
    if (!stage || commands->count != 1) return NULL;
    bool is_seen =
        is_plain_base(at->model, stage) || is_own_script(at->model, stage, commands->item->name);
    if (!is_seen) return NULL;
    bool is_argument = in->kind == K_CMD && stage_latest(at->model, stage, K_ENTRYPOINT) != NO_STEP;
    const Command *c = commands->item;
    if (is_argument || c->prefix_count || !c->word_count || !c->word[0].is_literal) return NULL;
    bool is_name = c->name.len && c->name.len == c->word[0].text.len;
    if (str_ends_z(c->name, ".wasm")) return NULL; // what runs these looks for them itself
    return is_name && !str_is_one_of(c->name, USUAL_PROGRAMS) ? c->word : NULL;
}

static void check(Check *c, const Instr *in)
{
    const Word *program = program_of(&c->at, in);
    if (!program) return;
    Str place = program_place(&c->at, program->text);
    if (!place.len) return;
    Str folder = path_head(place);
    if (!folder.len) folder = STR("/");
    report(c, word_text_span(in, program),
           "`%.*s` is looked for in PATH, and `%.*s` is not part of it; write `%.*s`",
           STR_ARG(program->text), STR_ARG(folder), STR_ARG(place));
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Word *program = program_of(&f->at, in);
    if (!program || !word_is_written(in, program)) return;
    Str place = program_place(&f->at, program->text);
    if (!place.len) return;
    fix_offer(f, found, FIX_SAFE, "Write `%.*s`", STR_ARG(place));
    fix_replace(f, found, word_text_span(in, program), place);
}

RULE(program_off_path) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(CMD) | ON(ENTRYPOINT),
    .not_in_onbuild = true,
    .fixes = FIX_SAFE,
    .check = check,
    .fix = fix,
};
