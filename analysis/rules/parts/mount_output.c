#include "rules/parts/mount_output.h"
#include "lint/workdirs.h"
#include "rules/parts/compilers.h"
#include "rules/parts/managers.h"
#include "rules/parts/mount_options.h"
#include "rules/parts/removals.h"
#include "rules/parts/unpinned.h"
#include "values/file_kinds.h"

static bool is_cache(const Mount *mount)
{
    return str_is_z(mount->type, "cache") && !mount_is_variable(mount) && mount->target.len;
}

// Absolute; empty when it is not known.
static Str target_at(const At *c, uint32_t step, const Mount *mount)
{
    bool is_absolute = str_at(mount->target, 0) == '/';
    Str folder = is_absolute ? STR("/") : workdir_at(c->arena, c->model, step);
    return workdir_join(c->arena, folder, mount->target);
}

// The cache mount over the path; NULL when the RUN has none.
static const Mount *mount_over(const At *c, uint32_t step, Str path)
{
    const Instr *in = instr_at(c->model, step);
    if (!in->flag_count) return NULL;
    const Mounts *mounts = mounts_at(c->model, step, in);
    for (uint32_t i = 0; i < mounts->count; i++) {
        const Mount *mount = &mounts->item[i];
        if (is_cache(mount) && path_is_below(path, target_at(c, step, mount))) return mount;
    }
    return NULL;
}

static bool mount_holds(const At *c, uint32_t step, Str path)
{
    return mount_over(c, step, path) != NULL;
}

// ---- Who else may have made the file ----

// Programs that run others which are not seen.
static bool is_opaque(const Command *c)
{
    static const Str NAMES = STR_INIT("make just task sh bash ash dash . source eval ninja cmake "
                                      "bazel bazelisk npm yarn pnpm python python3 ant sbt");
    return !c->name.len || str_is_one_of(c->name, NAMES) || str_ends_z(c->name, ".sh") ||
           str_starts_z(c->word[0].text, "./");
}

// Words of a tool that build nothing.
static bool is_preparing(const Command *c)
{
    static const Str WORDS =
        STR_INIT("install fetch init new generate-lockfile vendor prepare mod "
                 "download restore version env --version dependency:go-offline");
    for (uint32_t i = 1; i < c->word_count; i++)
        if (str_is_one_of(c->word[i].text, WORDS)) return true;
    return false;
}

static bool is_run_by(const Commands *commands, Str name)
{
    for (uint32_t i = 0; i < commands->count; i++)
        if (str_eq(commands->item[i].name, name)) return true;
    return false;
}

static bool names_folder(const Command *c, Str target)
{
    Str last = path_last(target);
    if (str_is_z(c->name, "rustup")) return false; // `rustup target add`
    for (uint32_t i = 1; i < c->word_count; i++) {
        Str text = c->word[i].text;
        if (text_holds(text, target)) return true;
        bool is_path = str_has_char(text, '/') || str_eq(text, last);
        if (is_path && text_holds(text, last)) return true;
    }
    return false;
}

static bool may_write(const At *c, uint32_t step, const MountOutput *out)
{
    const Instr *in = instr_at(c->model, step);
    if (in->kind == K_COPY || in->kind == K_ADD) {
        Str to = copy_destination(c->arena, c->model, step);
        return !to.len || path_is_below(to, out->target);
    }
    if (in->kind != K_RUN) return false;
    const Commands *commands = commands_of(c->model, step, in);
    const Commands *builder = commands_of(c->model, out->run, instr_at(c->model, out->run));
    if (!commands->is_complete || commands->has_unknown) return true;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        if (is_opaque(command) || names_folder(command, out->target)) return true;
        bool is_tool =
            compiles(command) || (!manager_of(command) && is_run_by(builder, command->name));
        if (is_tool && !command_is_idle(command) && !is_preparing(command)) return true;
    }
    return false;
}

static MountOutput output_in(const At *c, Chain chain, Str path)
{
    MountOutput out = {.run = NO_STEP};
    for (Chain at = chain; out.run == NO_STEP && chain_back(&at);) {
        if (instr_at(c->model, at.step)->kind != K_RUN) continue;
        out.mount = mount_over(c, at.step, path);
        if (out.mount) out.run = at.step;
    }
    if (out.run == NO_STEP) return out;
    out.target = target_at(c, out.run, out.mount);
    for (Chain at = chain; chain_back(&at);)
        if (!mount_holds(c, at.step, path) && may_write(c, at.step, &out))
            return (MountOutput){.run = NO_STEP};
    return out;
}

enum { LOOKS_MAX = 48 }; // instructions

MountOutput output_in_stage(const At *c, const Stage *stage, Str path)
{
    Chain chain = chain_near(c->model, stage);
    chain.left = LOOKS_MAX;
    return output_in(c, chain, path);
}

static MountOutput output_before(const At *c, Str path)
{
    Chain chain = chain_before(c->model, c->step);
    chain.left = LOOKS_MAX;
    return output_in(c, chain, path);
}

// ---- What was fetched ----

typedef struct Row {
    const char *family;
    const char *fetches; // sub-commands and goals
    const char *uses;    // those that need what was fetched
    const char *only; // options with which they cannot fetch it themselves; empty: they do so again
    const char *not_with;
    const char *folders; // how the mount ends
} Row;

static const Row rows[] = {
    {"go", "mod", "build install test vet generate", "", "-mod=vendor", "mod pkg go"},
    {"dotnet", "restore", "build publish test pack", "--no-restore", "", "packages .nuget nuget"},
    {"cargo", "fetch", "build test install", "--offline --frozen", "", "registry cargo .cargo"},
    {"maven", "dependency:go-offline dependency:resolve", "package install verify compile",
     "-o --offline", "", "repository .m2"},
};

static const Row *row_of(const Command *c)
{
    for (uint32_t i = 0; i < ARRAY_LEN(rows); i++)
        if (cmd_in(c, rows[i].family, NULL)) return &rows[i];
    return NULL;
}

static bool has_word(const Command *command, const char *words)
{
    return cmd_has_word(command, str_of_z(words));
}

static bool needs_fetched(const Command *command)
{
    const Row *row = row_of(command);
    if (!row || !has_word(command, row->uses) || has_word(command, row->not_with)) return false;
    for (uint32_t i = 1; i < command->word_count; i++)
        if (str_has_char(command->word[i].text, '@')) return false; // another program
    return !row->only[0] || has_word(command, row->only);
}

static const Mount *mount_of_tool(const At *c, uint32_t step, const Row *row)
{
    const Mounts *mounts = mounts_at(c->model, step, instr_at(c->model, step));
    for (uint32_t i = 0; i < mounts->count; i++) {
        const Mount *mount = &mounts->item[i];
        if (is_cache(mount) && str_is_one_of(path_last(mount->target), str_of_z(row->folders)))
            return mount;
    }
    return NULL;
}

static bool fetches(const At *c, uint32_t step, const Row *row)
{
    const Commands *commands = commands_of(c->model, step, instr_at(c->model, step));
    for (uint32_t i = 0; i < commands->count; i++)
        if (cmd_in(&commands->item[i], row->family, NULL) &&
            has_word(&commands->item[i], row->fetches))
            return true;
    return false;
}

static MountOutput fetched_into_mount(const At *c, const Command *command)
{
    const Row *row = row_of(command);
    MountOutput none = {.run = NO_STEP};
    const Mounts *own = mounts_at(c->model, c->step, c->in);
    if (own->count || fetches(c, c->step, row)) return none; // another mount may hold it
    for (Chain at = chain_before(c->model, c->step); chain_back(&at);) {
        if (instr_at(c->model, at.step)->kind != K_RUN || !fetches(c, at.step, row)) continue;
        const Mount *mount = mount_of_tool(c, at.step, row);
        if (!mount) return none;
        Str target = target_at(c, at.step, mount);
        return (MountOutput){at.step, mount, target.len ? target : mount->target};
    }
    return none;
}

// ---- What a RUN or a process needs ----

// Programs that read the paths they are given.
static const Str READERS = STR_INIT("cp mv install strip ln cat tar zip upx objcopy");

// What a process cannot start without: its program, and what an interpreter runs.
static bool is_started(const Command *command, uint32_t number)
{
    static const Str PROGRAMS = STR_INIT(".jar .war .dll .js .mjs .cjs .py .pyz .rb .pl .php");
    return !number || str_any(command->word[number].text, PROGRAMS, str_ends);
}

// Cheaper than to look for the mount over a path.
static bool has_mount_before(const At *c)
{
    Chain chain = chain_before(c->model, c->step);
    chain.left = LOOKS_MAX;
    while (chain_back(&chain))
        if (instr_at(c->model, chain.step)->flag_count) return true;
    return false;
}

static OutputNeed needed_word(const At *c, const Command *command)
{
    bool is_process = c->in->kind != K_RUN;
    for (uint32_t k = is_process ? 0 : 1; k < command->word_count; k++) {
        const Word *word = &command->word[k];
        if (!word->is_literal || !str_has_char(word->text, '/') || word->text.ptr[0] == '-')
            continue;
        if (is_process && !is_started(command, k)) continue;
        Str folder = workdir_at(c->arena, c->model, c->step);
        Str path = workdir_join(c->arena, folder, word->text);
        if (mount_holds(c, c->step, path)) continue;
        MountOutput lost = output_before(c, path);
        bool is_exact = is_process && word_is_written(c->in, word);
        Span place = is_exact ? word_text_span(c->in, word) : word->span;
        if (lost.run != NO_STEP) return (OutputNeed){lost, place, NULL};
    }
    return (OutputNeed){.lost.run = NO_STEP};
}

OutputNeed output_needed(const At *c)
{
    OutputNeed found = {.lost.run = NO_STEP};
    const Commands *commands = run_commands(c);
    bool is_process = c->in->kind != K_RUN, may_be_lost = true;
    uint32_t end = commands_near(commands, 0);
    for (uint32_t i = 0; i < end && found.lost.run == NO_STEP; i++) {
        const Command *command = &commands->item[i];
        if (!is_process && !command_is_named(c, command)) continue;
        if (!is_process && needs_fetched(command)) {
            found = (OutputNeed){fetched_into_mount(c, command), cmd_head(command), command};
        } else if (may_be_lost && (is_process || str_is_one_of(command->name, READERS))) {
            may_be_lost = has_mount_before(c);
            if (may_be_lost) found = needed_word(c, command);
        }
    }
    return found;
}
