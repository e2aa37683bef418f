#include "lint/tools.h"
#include "lint/run_facts.h"

// Commands that may bring anything: a script, a package manager with a list that is not seen, an archive.
static bool may_bring_anything(const Command *c)
{
    if (!c->name.len || str_ends(c->name, STR(".sh")) || str_starts(c->word[0].text, STR("./")))
        return true;
    return str_is_one_of(c->name, STR("tar unzip ln cp mv install make curl wget sh bash source . "
                                      "eval conda mamba nix-env brew install-packages "
                                      "install-php-extensions php"));
}

bool tool_is_of_shadow(Str name)
{
    return str_is_one_of(name, STR("useradd usermod userdel groupadd groupmod groupdel"));
}

static bool is_of_node(Str name)
{
    return str_is_one_of(name, STR("npm npx"));
}

bool tool_is_in_package(Str word, Str name)
{
    uint32_t end = 0;
    while (end < word.len && !str_has_char(STR("=<>~:@/"), word.ptr[end])) end++;
    Str package = str_cut(word, 0, end);
    if (str_starts(package, name)) return true;
    if (str_eq(name, STR("nc"))) return text_holds(package, STR("netcat"));
    if (tool_is_of_shadow(name)) return str_starts(package, STR("shadow"));
    if (str_eq(name, STR("crontab"))) return text_holds(package, STR("cron"));
    if (is_of_node(name)) return str_starts(package, STR("node"));
    if (str_eq(name, STR("ps"))) return text_holds(package, STR("procps"));
    return str_starts(name, STR("python")) && str_starts(package, STR("py"));
}

static bool command_brings(const Command *c, Str name)
{
    if (may_bring_anything(c)) return true;
    for (uint32_t i = 1; i < c->word_count; i++)
        if (!c->word[i].is_literal || tool_is_in_package(c->word[i].text, name)) return true;
    return false;
}

static bool run_brings(const Model *m, uint32_t step, Str name)
{
    const Commands *commands = commands_of(m, step, instr_at(m, step));
    if (!commands->is_complete || commands->has_unknown) return true;
    for (uint32_t i = 0; i < commands->count; i++)
        if (command_brings(&commands->item[i], name)) return true;
    return false;
}

// What another stage or image brings may be anything that lies in a folder of programs; the context, what is called so.
static bool copy_brings(const Instr *in, Str name)
{
    uint32_t count = instr_arg_count(in);
    if (count < 2 || in->is_json || in->kind == K_ADD) return true;
    Str to = node_str(in, instr_arg(in, count - 1));
    bool is_for_programs = text_holds(to, STR("bin")) || str_eq(to, STR("/")) ||
                           str_starts(to, STR("/usr")) || str_has_char(to, '$');
    if (instr_flag(in, STR("from")))
        return is_for_programs || text_holds(in->joined, is_of_node(name) ? STR("node") : name);
    return is_for_programs && text_holds(in->joined, name);
}

static ToolAnswer look(const Model *m, const Stage *stage, Chain chain, Str name)
{
    ToolAnswer base = base_tool(m, stage, name);
    if (base != TOOL_MISSING) return base;
    while (chain_back(&chain)) {
        const Instr *in = instr_at(m, chain.step);
        bool may_be = (in->kind == K_RUN && run_brings(m, chain.step, name)) ||
                      ((in->kind == K_COPY || in->kind == K_ADD) && copy_brings(in, name));
        if (may_be) return TOOL_UNKNOWN;
    }
    return TOOL_MISSING;
}

ToolAnswer tool_before(const Model *m, uint32_t step, Str name)
{
    const Stage *stage = stage_of(m, step);
    return stage ? look(m, stage, chain_before(m, step), name) : TOOL_UNKNOWN;
}

ToolAnswer tool_of_stage(const Model *m, const Stage *stage, Str name)
{
    return look(m, stage, chain_of(m, stage), name);
}
