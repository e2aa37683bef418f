#include "rules/parts/dev_dependencies.h"
#include "lint/chain.h"
#include "rules/parts/compilers.h"
#include "rules/parts/dev_tools.h"

enum { LOOKS_MAX = 200 }; // instructions of one stage

static bool leaves_out(const At *c, const Command *command, const Manager *m)
{
    // `bundle config set without`, in this RUN or before it.
    if (m->production_env.words && chain_mentions(c->model, c->step, STR("without"))) return true;
    return has_option_of(command, manager_text(m->production)) ||
           has_setting(c, command, manager_text(m->production_setting));
}

const Command *dev_install(const Model *m, uint32_t step, const At *c, uint32_t *number)
{
    Arena *arena = model_scratch(m);
    At other = at_step(arena, m, step);
    if (!c) c = &other;
    const Commands *commands = commands_of(m, step, c->in);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        const Manager *manager = command->family ? manager_of(command) : NULL;
        if (!manager || !manager->production.words || !syncs_list(manager, command)) continue;
        if (command->place & (IN_CONDITION | IN_BODY)) continue;
        *number = i;
        if (!leaves_out(c, command, manager) && !dev_list_is_empty(c, manager)) return command;
    }
    return NULL;
}

// A setting that may leave out what developers need: `npm config set omit dev`.
static bool sets_groups(const Command *c)
{
    static const Str WORDS = STR_INIT("omit production dev only without");
    for (uint32_t i = 1; i < c->word_count; i++)
        if (str_any(c->word[i].text, WORDS, text_holds)) return true;
    return false;
}

static bool prunes(const Command *c, const Manager *m)
{
    if (!cmd_in(c, m->family.ptr, NULL)) return false;
    const Word *sub = cmd_sub(c);
    if (sub && str_is_z(sub->text, "config") && sets_groups(c)) return true;
    if (sub && str_is_one_of(sub->text, STR("prune clean autoclean workspaces"))) return true;
    return has_option_of(c, manager_text(m->production));
}

// Whether a RUN from this step on in its stage has a command for which `is_so`.
static bool any_command(const Model *model, uint32_t step, const Manager *m,
                        bool (*is_so)(const Command *c, const Manager *m))
{
    for (uint32_t n = 0; n < LOOKS_MAX && step_exists(model, step + n); n++) {
        const Instr *in = instr_at(model, step + n);
        if (!steps_share_stage(model, step + n, step)) return false;
        if (in->kind != K_RUN) continue;
        const Commands *commands = commands_of(model, step + n, in);
        for (uint32_t i = 0; i < commands->count; i++)
            if (is_so(&commands->item[i], m)) return true;
    }
    return false;
}

bool dev_is_pruned(const Model *m, uint32_t step, const Manager *manager)
{
    return any_command(m, step, manager, prunes);
}

static bool builds(const Command *c, const Manager *m)
{
    (void)m;
    static const Str TOOLS =
        STR_INIT("npx tsc vite webpack ng next nuxt gulp grunt jest rake rails "
                 "pytest bunx rollup esbuild parcel turbo nx lerna");
    if (str_is_one_of(c->name, TOOLS)) return true;
    const Word *sub = cmd_sub(c);
    bool is_runner = cmd_is(c, "npm", NULL) || cmd_is(c, "yarn", NULL) || cmd_is(c, "pnpm", NULL) ||
                     cmd_is(c, "bun", NULL) || cmd_is(c, "composer", NULL) ||
                     cmd_is(c, "bundle", NULL) || cmd_is(c, "poetry", NULL) ||
                     cmd_is(c, "uv", NULL);
    return is_runner && sub &&
           !str_is_one_of(sub->text, STR("install i ci add cache prune config clean clear-cache "
                                         "sync set global"));
}

bool dev_build_follows(const Model *m, uint32_t step)
{
    return any_command(m, step, NULL, builds);
}

bool dev_install_before(const At *c, const Manager *m)
{
    const Stage *stage = stage_of(c->model, c->step);
    for (uint32_t n = 1; stage && n < LOOKS_MAX && stage->from + n < c->step; n++) {
        const Instr *in = instr_at(c->model, c->step - n);
        if (in->kind != K_RUN) continue;
        const Commands *commands = commands_among(c->model, c->step - n, in, m->family);
        At at = at_step(c->arena, c->model, c->step - n);
        for (uint32_t i = 0; i < commands->count; i++)
            if (syncs_list(m, &commands->item[i]) && !leaves_out(&at, &commands->item[i], m))
                return true;
    }
    return false;
}

// Whether a variable makes it a container for developers or tests.
static bool is_in_dev_mode(const Model *m, uint32_t step)
{
    static const Str MODES = STR_INIT("development test dev testing");
    Str names = STR("NODE_ENV RAILS_ENV RACK_ENV APP_ENV"), value;
    for (Str name = str_next_word(&names); name.len; name = str_next_word(&names))
        if (var_at(m, step, name, &value, NULL) == ENV_SET && str_is_one_of(value, MODES))
            return true;
    return false;
}

bool dev_is_wanted(const At *c)
{
    static const Str WORDS =
        STR_INIT("dev start:dev develop development watch preview test nodemon vite ng "
                 "react-scripts ts-node ts-node-dev tsx jest webpack --watch pytest rspec phpunit");
    const Stage *stage = stage_of(c->model, c->step);
    const Stage *last = stage_last(c->model);
    if (!stage || !last) return false;
    Process process = process_of(c->model, last);
    const uint32_t steps[] = {process.cmd, process.entrypoint};
    uint32_t copy;
    Str manifest = package_manifest(c, &copy);
    for (uint32_t s = 0; s < ARRAY_LEN(steps); s++) {
        if (steps[s] == NO_STEP) continue;
        if (is_in_dev_mode(c->model, steps[s])) return true;
        const Commands *commands = commands_of(c->model, steps[s], instr_at(c->model, steps[s]));
        for (uint32_t i = 0; i < commands->count; i++) {
            const Command *command = &commands->item[i];
            if (str_is_one_of(command->name, WORDS) || bundles(command) ||
                process_needs_dev(manifest, command))
                return true;
            for (uint32_t k = 1; k < command->word_count; k++)
                if (str_is_one_of(command->word[k].text, WORDS)) return true;
        }
    }
    return false;
}

// ---- From another stage ----

const Node *dev_folder_of(const At *c, const Instr *in, const Stage **from)
{
    uint32_t first = use_first(c->model, c->step);
    if (first == use_end(c->model, c->step)) return NULL;
    const StageUse *use = use_at(c->model, first);
    if (use->is_mount || use->stage == NO_STAGE) return NULL;
    *from = stage_at(c->model, use->stage);
    if (!(*from)->name.len) return NULL;
    for (const Node *arg = instr_next_source(in, NULL); arg; arg = instr_next_source(in, arg)) {
        Str path = arg_value(c->arena, in, arg);
        if (str_ends_z(path, "/")) path.len--;
        if (str_ends_z(path, "/node_modules")) return arg;
    }
    return NULL;
}

uint32_t dev_install_of_stage(const At *c, const Stage *stage)
{
    uint32_t end = stage_end(c->model, stage), number = 0;
    for (uint32_t step = stage->from + 1; step < end && step < stage->from + LOOKS_MAX; step++) {
        if (instr_at(c->model, step)->kind != K_RUN) continue;
        const Command *install = dev_install(c->model, step, NULL, &number);
        if (!install) continue;
        const Manager *m = manager_of(install);
        bool is_node = str_is_one_of(m->family, STR("npm yarn pnpm bun"));
        return is_node && !dev_is_pruned(c->model, step, m) ? step : NO_STEP;
    }
    return NO_STEP;
}
