#include "rules/parts/dev_tools.h"
#include "lint/chain.h"
#include "lint/context_sources.h"
#include "rules/parts/lock_files.h"
#include "rules/parts/yarn.h"
#include "values/json_text.h"

// ---- The manifest ----

static bool brings_manifest(const ContextSource *s)
{
    bool is_in_root = !str_has_char(s->path, '/') && str_has_char(s->path, '*');
    return s->is_known && (str_is_z(s->path, ".") || !s->path.len || is_in_root ||
                           str_is_z(s->path, "package.json"));
}

Str package_manifest(const At *c, uint32_t *copy)
{
    const FlContext *context = model_context(c->model);
    const ContextEntry *entry = context ? context_find(context, STR("package.json")) : NULL;
    if (!entry || !entry->has_text || entry->is_ignored) return STR("");
    for (Chain chain = chain_before(c->model, c->step); chain_back(&chain);) {
        InstrKind kind = instr_at(c->model, chain.step)->kind;
        if (kind != K_COPY && kind != K_ADD) continue;
        *copy = chain.step;
        ContextSources s = context_sources_at(c->arena, c->model, chain.step);
        for (uint32_t i = 0; i < s.count; i++)
            if (brings_manifest(&s.item[i])) return entry->text;
    }
    return STR("");
}

bool dev_list_is_empty(const At *c, const Manager *m)
{
    if (!str_is_one_of(m->family, STR("npm yarn pnpm bun"))) return false;
    Str list;
    uint32_t copy;
    Str manifest = package_manifest(c, &copy);
    // Packages of a workspace have lists of their own.
    if (!manifest.len || json_member(manifest, STR("workspaces"), &list)) return false;
    return !json_member(manifest, STR("devDependencies"), &list) || !str_has_char(list, '"');
}

// The package that has the tool, where it is called otherwise.
static Str package_of(Str tool)
{
    static const char *const OTHERS[][2] = {
        {"tsc", "typescript"},
        {"ng", "@angular/cli"},
        {"nest", "@nestjs/cli"},
        {"babel", "@babel/cli"},
        {"swc", "@swc/cli"},
        {"svelte-kit", "@sveltejs/kit"},
        {"vue-cli-service", "@vue/cli-service"},
        {"biome", "@biomejs/biome"},
        {"remix", "@remix-run/dev"},
    };
    for (uint32_t i = 0; i < ARRAY_LEN(OTHERS); i++)
        if (str_is_z(tool, OTHERS[i][0])) return str_of_z(OTHERS[i][1]);
    return tool;
}

static bool lists(Str manifest, Str section, Str package)
{
    Str list, version;
    return json_member(manifest, section, &list) && json_member(list, package, &version);
}

static bool is_for_developers(Str manifest, Str tool)
{
    Str package = package_of(tool);
    return lists(manifest, STR("devDependencies"), package) &&
           !lists(manifest, STR("dependencies"), package) &&
           !lists(manifest, STR("optionalDependencies"), package);
}

Str package_script(Str manifest, Str name)
{
    Str scripts, text;
    bool has_scripts = json_member(manifest, STR("scripts"), &scripts);
    return has_scripts && json_member(scripts, name, &text) ? text : STR("");
}

// The first program of the script that is for developers.
static Str tool_of_script(Str manifest, Str script)
{
    Str text = package_script(manifest, script), word;
    bool is_start = true;
    while ((word = str_next_word(&text)).len) {
        bool is_variable = is_start && str_has_char(word, '=');
        if (is_start && !is_variable && is_for_developers(manifest, word)) return word;
        bool is_joint = str_is_one_of(word, STR("&& || ; |")) || str_ends_z(word, ";");
        if (!is_variable) is_start = is_joint;
    }
    return STR("");
}

// ---- The command ----

static bool is_runner(const Command *c)
{
    return cmd_in(c, "npm", NULL) || cmd_in(c, "yarn", NULL) || cmd_in(c, "pnpm", NULL);
}

// The script, or for `exec` the program, that the command starts; empty when it starts none.
static Str started_by(const Command *c)
{
    const Word *sub = cmd_sub(c), *last = c->word + c->word_count - 1;
    if (!sub || !sub->is_literal) return STR("");
    if (str_is_one_of(sub->text, STR("run run-script exec")))
        return sub == last ? STR("") : sub[1].text;
    bool is_script = !cmd_in(c, "npm", NULL) || str_is_one_of(sub->text, STR("test start"));
    return is_script ? sub->text : STR("");
}

static bool is_npx(const Command *c)
{
    return str_is_one_of(c->name, STR("npx bunx pnpx"));
}

// What npx runs; empty where an option names the package.
static Str run_by_npx(const Command *c)
{
    for (uint32_t i = 1; i < c->word_count; i++) {
        Str text = c->word[i].text;
        if (!c->word[i].is_literal) break;
        if (str_at(text, 0) != '-') return text;
        if (str_starts_z(text, "-p") || str_starts_z(text, "--p")) break;
    }
    return STR("");
}

static Str tool_of(Str manifest, const Command *c)
{
    if (c->place & (IN_CONDITION | IN_BODY)) return STR("");
    Str name = is_runner(c) ? started_by(c) : is_npx(c) ? run_by_npx(c) : c->name;
    Str tool = is_runner(c) ? tool_of_script(manifest, name) : STR("");
    bool is_program = !cmd_in(c, "npm", NULL) && !tool.len;
    return is_program && is_for_developers(manifest, name) ? name : tool;
}

bool process_needs_dev(Str manifest, const Command *c)
{
    if (!manifest.len) return false;
    // `node --import tsx`, `node -r ts-node/register`.
    for (uint32_t i = 1; i < c->word_count; i++) {
        Str rest = c->word[i].text, package;
        if (str_next_part(&rest, '/', &package) && is_for_developers(manifest, package))
            return true;
    }
    return tool_of(manifest, c).len != 0;
}

// ---- The install ----

static const Str KEEPS =
    STR_INIT("--include=dev --also=dev --dev -D --production=false --prod=false "
             "--only=dev --save-dev");

static bool is_set_for(const Command *c)
{
    for (uint32_t i = 0; i < c->prefix_count; i++)
        if (str_is_z(c->prefix[i].text, "NODE_ENV=production")) return true;
    return false;
}

// Whether `--omit` or `--only` speaks of something else than the devDependencies.
static bool speaks_of_others(const Command *c)
{
    for (uint32_t i = 1; i < c->word_count; i++) {
        Str value = c->word[i].text, name;
        str_next_part(&value, '=', &name);
        if (!str_is_one_of(name, STR("--omit --only"))) continue;
        if (!value.len && i + 1 < c->word_count) value = c->word[i + 1].text;
        if (!str_is_one_of(value, STR("dev prod production"))) return true;
    }
    return false;
}

// Whether the command leaves out what is for developers; by what.
static bool leaves_out(const At *c, uint32_t step, const Command *command, DevTool *out)
{
    const Manager *m = manager_of(command);
    Str value = STR("");
    for (uint32_t i = 1; i < command->word_count; i++)
        if (str_is_one_of(command->word[i].text, KEEPS)) return false;
    if (speaks_of_others(command)) return false;
    out->is_option = has_option_of(command, manager_text(m->production)) || is_set_for(command);
    for (uint32_t i = 0; i < command->prefix_count && !out->is_option; i++)
        if (str_has_char(command->prefix[i].text, '=')) return false;
    out->how = out->is_option ? STR("its options say so") : STR("`NODE_ENV` is `production`");
    if (out->is_option) return true;
    EnvAnswer answer = var_at(c->model, step, STR("NODE_ENV"), &value, NULL);
    return answer == ENV_SET && str_is_z(value, "production");
}

static bool is_install(const Command *c)
{
    const Manager *m = is_runner(c) ? manager_of(c) : NULL;
    return m && syncs_list(m, c);
}

// Whether the command may bring tools in another way.
static bool may_bring(const Command *c)
{
    const Word *sub = is_runner(c) ? cmd_sub(c) : NULL;
    bool is_adding =
        sub && str_is_one_of(sub->text, STR("add install i ci global link config set"));
    return is_adding && !is_install(c);
}

// The nearest install among the commands before `end`. False to go on with the RUN before.
static bool look_in(const At *c, uint32_t step, uint32_t end, DevTool *out, bool *is_left_out)
{
    const Commands *commands = commands_of(c->model, step, instr_at(c->model, step));
    for (uint32_t i = end < commands->count ? end : commands->count; i--;) {
        const Command *command = &commands->item[i];
        if (may_bring(command)) return true;
        if (!is_install(command)) continue;
        out->install_step = step;
        out->install = i;
        *is_left_out = leaves_out(c, step, command, out);
        return true;
    }
    return false;
}

static bool is_left_out(const At *c, uint32_t number, DevTool *out)
{
    bool is_out = false;
    if (look_in(c, c->step, number, out, &is_out)) return is_out;
    for (Chain chain = chain_before(c->model, c->step); chain_back(&chain);) {
        if (instr_at(c->model, chain.step)->kind != K_RUN) continue;
        if (look_in(c, chain.step, UINT32_MAX, out, &is_out)) return is_out;
    }
    return false;
}

DevTool dev_tool_of(const At *c, uint32_t number)
{
    DevTool out = {0};
    uint32_t copy;
    const Command *command = &run_commands(c)->item[number];
    bool is_candidate =
        is_runner(command) || is_npx(command) || str_has_z(command->word[0].text, ".bin/");
    Str manifest = is_candidate ? package_manifest(c, &copy) : STR("");
    Str tool = manifest.len ? tool_of(manifest, command) : STR("");
    if (!tool.len || !is_left_out(c, number, &out)) return (DevTool){0};
    const Instr *in = instr_at(c->model, out.install_step);
    const Command *install = &commands_of(c->model, out.install_step, in)->item[out.install];
    // The newer yarn installs everything, whatever NODE_ENV says.
    if (!is_new_yarn(c, install)) out.tool = tool;
    return out;
}

Str dev_tool_option(const Command *install)
{
    if (cmd_in(install, "npm", NULL)) return STR("--include=dev");
    return cmd_in(install, "pnpm", NULL) ? STR("--prod=false") : STR("--production=false");
}
