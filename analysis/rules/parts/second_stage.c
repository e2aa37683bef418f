#include "rules/parts/second_stage.h"
#include "lint/base_image.h"
#include "lint/chain.h"
#include "lint/workdirs.h"
#include "rules/parts/removals.h"
#include "values/file_kinds.h"

// ---- The program ----

// What `go build -o` writes; empty when that is not told.
static Str go_output(const At *c, const Command *build, Str folder)
{
    Str value = STR("");
    if (!cmd_is(build, "go", "build") || !cmd_value(build, "-o", NULL, &value)) return STR("");
    bool is_file = value.len && !str_ends_z(value, "/") && !str_has_char(value, '$');
    Str path = is_file ? workdir_join(c->arena, folder, value) : STR("");
    return str_eq(path, folder) ? STR("") : path;
}

static bool is_in_path(Str file)
{
    Str folder = path_head(file);
    return str_is_one_of(folder, STR("/usr/local/bin /usr/bin /bin /usr/local/sbin /usr/sbin"));
}

// The file that the container starts; empty when a shell starts it, or it is not known.
static Str started(const At *c, uint32_t step, Str output)
{
    const Instr *in = instr_at(c->model, step);
    if (!in->is_json || !instr_arg_count(in)) return STR("");
    Str word = arg_value(c->arena, in, instr_arg(in, 0));
    if (!str_has_char(word, '/'))
        return is_in_path(output) && str_eq(word, path_last(output)) ? output : STR("");
    return workdir_join(c->arena, workdir_at(c->arena, c->model, step), word);
}

// Whether the command runs elsewhere than in the working folder.
static bool is_elsewhere(const At *c, const Command *build)
{
    const Commands *commands = run_commands(c);
    for (uint32_t i = 0; i < commands->count; i++)
        if (str_is_one_of(commands->item[i].name, STR("cd pushd"))) return true;
    return cmd_flag(build, "-C", "--target-dir") || cmd_flag(build, NULL, "--target") ||
           cmd_flag(build, NULL, "--manifest-path");
}

static bool is_built(const At *c, const Command *build, Str folder, Str program)
{
    if (cmd_is(build, "go", NULL)) return str_eq(go_output(c, build, folder), program);
    bool is_release = cmd_flag(build, "-r", "--release") && cmd_is(build, "cargo", "build");
    Str target = workdir_join(c->arena, folder, STR("target/release"));
    return is_release && str_eq(path_head(program), target);
}

// ---- What else the container needs ----

// Variables that only the tools of the build read.
static bool is_of_tools(const Instr *in)
{
    for (const Node *pair = NULL; (pair = instr_next_arg(in, pair));) {
        Str name = pair_key(in, pair);
        bool is_known = str_starts_z(name, "GO") || str_starts_z(name, "CGO") ||
                        str_starts_z(name, "CARGO") || str_starts_z(name, "RUST");
        if (!is_known) return false;
    }
    return true;
}

static bool is_number_of_user(const Instr *in)
{
    uint32_t number;
    const Node *name = instr_arg(in, 0);
    Str user = name ? node_str(in, name) : STR(""), part = STR("");
    str_next_part(&user, ':', &part);
    return str_number(part, &number);
}

// Whether the instruction may stand in a stage that has nothing but the program.
static bool may_follow(const Instr *in)
{
    switch (in->kind) {
    case K_CMD:
    case K_ENTRYPOINT: return in->is_json;
    case K_USER: return is_number_of_user(in);
    case K_ENV:
    case K_EXPOSE:
    case K_LABEL:
    case K_STOPSIGNAL:
    case K_WORKDIR:
    case K_VOLUME: return true;
    default: return false;
    }
}

static bool may_precede(const Instr *in)
{
    if (in->kind == K_ENV) return is_of_tools(in);
    return in->kind == K_WORKDIR || in->kind == K_COPY || in->kind == K_RUN || in->kind == K_ARG ||
           in->kind == K_ADD;
}

static bool can_be_parted(const At *c, const Stage *stage)
{
    uint32_t end = stage_end(c->model, stage);
    for (uint32_t step = stage->from + 1; step < end; step++) {
        const Instr *in = instr_at(c->model, step);
        if (step < c->step && !may_precede(in)) return false;
        if (c->step < step && !may_follow(in)) return false;
    }
    return c->step + 1 < end;
}

// ---- The base ----

static bool is_without_c(const At *c, const Command *build)
{
    Str value = STR("");
    for (uint32_t i = 0; i < build->prefix_count; i++)
        if (str_is_z(build->prefix[i].text, "CGO_ENABLED=0")) return true;
    return var_at(c->model, c->step, STR("CGO_ENABLED"), &value, NULL) == ENV_SET &&
           str_is_z(value, "0");
}

// `3.20` of `1.23-alpine3.20`, for an image that has the same C library.
static Str alpine_of(Arena *a, Str tag)
{
    Str rest = tag, part;
    while (str_next_part(&rest, '-', &part)) {
        if (!str_starts_z(part, "alpine")) continue;
        Str version = str_skip(part, 6);
        return str_join(a, STR("alpine:"), version.len ? version : STR("3"));
    }
    return STR("");
}

// The latest minor versions (as of January 2026) whose images are on Debian 13 at most.
enum { GO_OF_TRIXIE = 25, RUST_OF_TRIXIE = 92 };

static Str base_for(const At *c, const Stage *stage, const Command *build)
{
    bool is_go = cmd_is(build, "go", NULL);
    Str tag = stage_image(c->model, stage)->tag, alpine = alpine_of(c->arena, tag);
    if (is_go && is_without_c(c, build)) return STR("gcr.io/distroless/static-debian12");
    if (alpine.len) return alpine;
    if (str_ends_z(tag, "bookworm"))
        return is_go ? STR("gcr.io/distroless/base-debian12")
                     : STR("gcr.io/distroless/cc-debian12");
    // Without a name of the system it is the newest when the version came out.
    uint32_t minor = 0;
    Str rest = str_skip(tag, 2), part = STR("");
    bool is_old = str_starts_z(tag, "1.") && str_next_part(&rest, '.', &part) &&
                  str_number(part, &minor) && minor <= (is_go ? GO_OF_TRIXIE : RUST_OF_TRIXIE);
    bool is_plain = is_old && (!rest.len || str_number(rest, &minor));
    if (is_plain || str_ends_z(tag, "trixie"))
        return is_go ? STR("gcr.io/distroless/base-debian13")
                     : STR("gcr.io/distroless/cc-debian13");
    return STR("");
}

bool second_stage_of(const At *c, const Command *build, SecondStage *out)
{
    const Stage *stage = stage_of(c->model, c->step);
    const ImageFacts *facts = stage ? base_facts(c->model, stage) : NULL;
    if (!facts || !str_is_one_of(facts->repository, STR("golang rust"))) return false;
    if (build->list || build->place || is_elsewhere(c, build)) return false;
    if (!can_be_parted(c, stage)) return false;
    Process process = process_of(c->model, stage);
    uint32_t step = process.entrypoint == NO_STEP ? process.cmd : process.entrypoint;
    Str folder = workdir_at(c->arena, c->model, c->step);
    if (!folder.len || step == NO_STEP) return false;
    Str program = started(c, step, go_output(c, build, folder));
    if (!program.len || !is_built(c, build, folder, program)) return false;
    *out = (SecondStage){program, base_for(c, stage, build),
                         str_is_z(folder, "/") ? STR("") : folder, c->step + 1};
    return out->base.len;
}
